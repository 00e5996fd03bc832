package io.glacis.rating.model;

import org.jspecify.annotations.Nullable;

/// How an observation fades when nobody sees it again.
///
/// @param days after which it counts half, or null when it never fades
/// @param stopDays after which it counts nothing, or null
record HalfLife(@Nullable Integer days, @Nullable Integer stopDays) {
    double left(int unseenDays, int graceDays) {
        if (stopDays != null && unseenDays > stopDays) {
            return 0;
        }
        int fading = Math.max(0, unseenDays - graceDays);
        return days == null || fading == 0 ? 1 : StrictMath.pow(2, -(double) fading / days);
    }
}
