package io.glacis.reporting.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The cookie that carries a session's key. Browsers take the `__Host-` prefix over https alone;
/// plain http is for loopback, where the cookie is as strict but for the prefix.
@ApplicationScoped
class SessionCookie {
    private final String name;
    private final boolean secure;

    SessionCookie(@ConfigProperty(name = "glacis.reporting.public-url") String publicUrl) {
        secure = publicUrl.startsWith("https://");
        name = secure ? "__Host-glacis-session" : "glacis-session";
    }

    /// The key in the request's cookies.
    @Nullable String key(Map<String, Cookie> cookies) {
        Cookie cookie = cookies.get(name);
        return cookie == null ? null : cookie.getValue();
    }

    NewCookie holding(String key, Duration age) {
        return cookie(key, (int) age.toSeconds());
    }

    NewCookie cleared() {
        return cookie("", 0);
    }

    private NewCookie cookie(String value, int ageSeconds) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(ageSeconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
