/// The unit-of-work kernel: inbox, frontier, outbox and scan ledger, the same in all five services.
///
/// Kafka carries facts, PostgreSQL carries work. A consumer takes note of an event in one
/// transaction ([EventHandler]); slow work is a leased task ([TaskHandler]) whose end, results,
/// follow-up tasks and events are committed together ([Unit]).
@NullMarked
package io.glacis.platform.work;

import org.jspecify.annotations.NullMarked;
