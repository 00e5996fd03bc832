package io.glacis.standalone.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One part of the platform, as `status` shows it.
///
/// @param pid its process; absent when it does not run on its own
/// @param restarts how often it had to be started again
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Unit(String name, State state, int port, @Nullable Long pid, int restarts) {
    /// How a unit is doing, in the words that people and programs read.
    public enum State {
        STARTING,
        HEALTHY,
        UNHEALTHY,
        RESTARTING,
        STOPPED,
        EXTERNAL,
        NOT_BUILT;

        /// As JSON and people read it.
        @JsonValue
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /// Whether it does its work.
    @JsonIgnore
    public boolean isUp() {
        return state == State.HEALTHY || state == State.EXTERNAL;
    }

    @JsonIgnore
    boolean isSettled() {
        return isUp() || state == State.NOT_BUILT;
    }
}
