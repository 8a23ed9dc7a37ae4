/**
 * Being told by e-mail that something waits: a link, and nothing of what it is. Off until an area
 * says through which server and from which address. Why it works this way:
 * docs/decisions/0032-mail.md.
 */
@NullMarked
package org.breakwater.mail;

import org.jspecify.annotations.NullMarked;
