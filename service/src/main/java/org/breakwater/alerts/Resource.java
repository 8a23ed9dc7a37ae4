package org.breakwater.alerts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that the work on a pattern needs from an organisation, as somebody asked for it.
 *
 * @param amount how much of it
 * @param partner who was asked
 * @param userName the person there who was asked; absent where whoever answers for it was
 * @param by the day on which it is needed
 * @param reply a code of {@code patterns.resource.reply}; absent until somebody answers
 * @param words what exactly is given, or why it is not
 * @param due the moment by which it must be answered; absent once it is, or the work has ended
 */
public record Resource(
    UUID id,
    UUID pattern,
    String what,
    String amount,
    String partner,
    @Nullable String userName,
    LocalDate by,
    String askerName,
    String askerPost,
    String askerPartner,
    Instant asked,
    @Nullable String reply,
    @Nullable String words,
    @Nullable String answererName,
    @Nullable String answererPost,
    @Nullable Instant answered,
    @Nullable Instant due) {}
