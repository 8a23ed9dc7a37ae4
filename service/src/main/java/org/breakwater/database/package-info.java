@org.jspecify.annotations.NullMarked
package org.breakwater.database;
