/**
 * The command line: what {@code ./breakwater} offers, as the contract promises it. Each command is
 * a thin shell over a need's front door; a command on the record starts the application without its
 * pages.
 */
@NullMarked
package org.breakwater.commands;

import org.jspecify.annotations.NullMarked;
