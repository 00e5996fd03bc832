package io.glacis.reporting.brand;

import com.google.common.net.InternetDomainName;
import io.glacis.contracts.Clearance;
import io.glacis.contracts.Hostname;
import io.glacis.contracts.IpRange;
import io.glacis.contracts.Scope;
import io.glacis.contracts.Shown;
import io.glacis.reporting.problem.Fields;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A brand to be declared, or to be changed: the newest declaration of a name counts.
///
/// @param domains registered domains; each covers everything below it
/// @param ranges address blocks that are the brand's own
/// @param excludes names or address blocks that are never touched
/// @param clearance how far probes may go; POLITE_ACTIVE where it is left out
/// @param consent "I may test this"; required for more than passive sources
/// @param scanInterval between scheduled scans, ISO 8601; PT0S is never
record DeclareBrandRequest(
        @Nullable String name,
        @Nullable List<@Nullable String> domains,
        @Nullable List<@Nullable String> ranges,
        @Nullable List<@Nullable String> excludes,
        @Nullable @Schema(implementation = Clearance.class, nullable = true) String clearance,
        @Nullable Boolean consent,
        @Nullable String scanInterval) {
    private static final int NAME_LENGTH_MAX = 120;
    private static final int ENTRIES_MAX = 200;
    private static final int V4_BITS_MIN = 12;
    private static final int V6_BITS_MIN = 32;
    private static final Duration INTERVAL_MIN = Duration.ofMinutes(1);
    private static final Duration INTERVAL_MAX = Duration.ofDays(90);

    /// The checked declaration; everything that is wrong is named at once.
    Declaration checked(Duration intervalDefault) {
        Fields fields = new Fields();
        String checkedName = fields.text("/name", name, 1, NAME_LENGTH_MAX);
        List<Hostname> names =
                fields.each("/domains", domains, ENTRIES_MAX, DeclareBrandRequest::seed);
        List<IpRange> blocks =
                fields.each("/ranges", ranges, ENTRIES_MAX, DeclareBrandRequest::ownRange);
        List<Hostname> excludedNames = new ArrayList<>();
        List<IpRange> excludedBlocks = new ArrayList<>();
        fields.each(
                "/excludes",
                excludes,
                ENTRIES_MAX,
                text ->
                        isBlock(text)
                                ? excludedBlocks.add(block(text))
                                : excludedNames.add(new Hostname(text)));
        if ((domains == null || domains.isEmpty()) && (ranges == null || ranges.isEmpty())) {
            fields.wrong("/domains", "at least one domain or range is required");
        }
        Clearance checkedClearance =
                fields.constant("/clearance", clearance, Clearance.class, Clearance.POLITE_ACTIVE);
        if (checkedClearance == Clearance.NONE) {
            fields.wrong("/clearance", "must be PASSIVE, RESOLVE or POLITE_ACTIVE");
        }
        if (checkedClearance.permits(Clearance.RESOLVE) && !Boolean.TRUE.equals(consent)) {
            fields.wrong("/consent", "must be true: say that you may test this");
        }
        Duration interval = interval(fields, intervalDefault);
        fields.refuseIfWrong();
        return new Declaration(
                checkedName,
                new Scope(names, blocks, excludedNames, excludedBlocks, checkedClearance),
                interval);
    }

    private static Hostname seed(String text) {
        Hostname name = new Hostname(text);
        if (name.depth() < 2
                || (InternetDomainName.isValid(name.text())
                        && InternetDomainName.from(name.text()).isPublicSuffix())) {
            throw new IllegalArgumentException(
                    "must be a registered domain, not a public suffix: " + Shown.of(text));
        }
        return name;
    }

    private static IpRange ownRange(String text) {
        IpRange range = new IpRange(text);
        int bits = Integer.parseInt(range.text().substring(range.text().indexOf('/') + 1));
        if (bits < (range.text().indexOf(':') >= 0 ? V6_BITS_MIN : V4_BITS_MIN)) {
            throw new IllegalArgumentException("is too large a range: " + Shown.of(text));
        }
        return range;
    }

    private static boolean isBlock(String text) {
        return text.indexOf('/') >= 0
                || text.indexOf(':') >= 0
                || text.chars().allMatch(c -> c == '.' || Character.isDigit(c));
    }

    private static IpRange block(String text) {
        if (text.indexOf('/') >= 0) {
            return new IpRange(text);
        }
        return new IpRange(text + (text.indexOf(':') >= 0 ? "/128" : "/32"));
    }

    private Duration interval(Fields fields, Duration intervalDefault) {
        if (scanInterval == null) {
            return intervalDefault;
        }
        try {
            Duration given = Duration.parse(scanInterval);
            if (given.isZero()
                    || (given.compareTo(INTERVAL_MIN) >= 0 && given.compareTo(INTERVAL_MAX) <= 0)) {
                return given;
            }
        } catch (DateTimeException e) {
            fields.wrong("/scanInterval", "must be an ISO 8601 duration such as PT24H");
            return intervalDefault;
        }
        fields.wrong("/scanInterval", "must be PT0S, or " + INTERVAL_MIN + ".." + INTERVAL_MAX);
        return intervalDefault;
    }

    /// What was declared, after every check.
    record Declaration(String name, Scope scope, Duration interval) {}
}
