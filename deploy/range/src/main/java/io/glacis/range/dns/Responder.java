package io.glacis.range.dns;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;

/// Answers one DNS question.
interface Responder {
    /// The reply, or null to stay silent.
    @Nullable Message answer(Message query);

    /// The messages of a zone transfer, or a single refusal.
    Iterable<Message> transfer(Message query);
}
