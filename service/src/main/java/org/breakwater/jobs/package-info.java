/**
 * Work that is done again and again for as long as the service serves, in one of several instances
 * at a time. A need publishes a {@link org.breakwater.jobs.Job}; what is left to do it finds in the
 * record, so that nothing is lost with whichever process dies.
 */
@NullMarked
package org.breakwater.jobs;

import org.jspecify.annotations.NullMarked;
