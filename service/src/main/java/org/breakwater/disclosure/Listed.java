package org.breakwater.disclosure;

/**
 * One line of the first page of a file.
 *
 * @param number in the file, four digits wide
 * @param given whether its words are in the file
 * @param because why they are not; empty for what is given
 */
public record Listed(String number, Choosable one, boolean given, String because) {}
