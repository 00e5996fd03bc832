package io.glacis.discovery.names;

import com.google.common.net.InternetDomainName;
import io.glacis.contracts.Hostname;
import java.util.List;
import java.util.Optional;

/// Where a name stands: its parent, and the domain that somebody registered.
public final class Domains {
    private Domains() {}

    /// The name one label up, where there is one.
    public static Optional<Hostname> parent(Hostname name) {
        int dot = name.text().indexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.of(new Hostname(name.text().substring(dot + 1)));
    }

    /// The domain that somebody registered, by the public suffix list; a suffix that the list does
    /// not know has one label.
    public static Optional<Hostname> registered(Hostname name) {
        if (InternetDomainName.isValid(name.text())) {
            InternetDomainName parsed = InternetDomainName.from(name.text());
            if (parsed.isUnderRegistrySuffix()) {
                return Optional.of(new Hostname(parsed.topDomainUnderRegistrySuffix().toString()));
            }
            if (parsed.hasRegistrySuffix()) {
                return Optional.empty();
            }
        }
        List<String> labels = List.of(name.text().split("\\."));
        return labels.size() < 2
                ? Optional.empty()
                : Optional.of(
                        new Hostname(
                                String.join(
                                        ".", labels.subList(labels.size() - 2, labels.size()))));
    }

    /// The name in a text from outside, when it is one; a `*.` in front is taken off.
    public static Optional<Hostname> read(String text) {
        String bare = text.strip();
        try {
            return Optional.of(new Hostname(bare.startsWith("*.") ? bare.substring(2) : bare));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Whether a label is one of a protocol and not of a host: `_dmarc`, `_tcp`.
    public static boolean isService(Hostname name) {
        return name.text().startsWith("_") || name.text().contains("._");
    }
}
