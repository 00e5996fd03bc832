package io.glacis.rating.model;

/// The most that a brand can score while a finding is open.
///
/// @param pastDueCap once the days to fix are over; never above `cap`
/// @param acceptDaysMax for how long such a risk can be accepted at most
record Gate(int cap, int pastDueCap, int acceptDaysMax) {
    int capAt(Times times) {
        return times.isPastDue() ? pastDueCap : cap;
    }
}
