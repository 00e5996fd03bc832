package io.glacis.discovery.probes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// The settings of discovery. A bad value stops the start and is named in the message.
@ConfigMapping(prefix = "glacis.discovery")
public interface DiscoveryConfig {
    /// TCP ports that are looked at on the brand's own addresses.
    @WithDefault(
            "80,443,8080,8443,21,22,25,3000,5000,5432,6379,8000,8081,8082,8888,9000,9090,9200,9443,27017")
    @NotEmpty
    List<@Min(1) @Max(65_535) Integer> ports();

    /// DNS questions that one task has open at the same time.
    @WithDefault("16")
    @Min(1)
    @Max(256)
    int questionsInFlightMax();

    /// Words of the list that one task tries.
    @WithDefault("100")
    @Min(10)
    @Max(1000)
    int wordsPerTask();

    /// An address block of at most this many addresses is asked for reverse names as a whole.
    @WithDefault("1024")
    @Min(1)
    @Max(65_536)
    int sweepAddressesMax();

    /// Scripts of its own origin that are read for one page.
    @WithDefault("3")
    @Min(0)
    @Max(20)
    int scriptsPerPageMax();

    /// How long a request waits for its turn before its task is tried again later.
    @WithDefault("PT4M")
    Duration patience();

    /// Where sources are asked that the egress profile does not name.
    Sources sources();

    /// Public sources.
    interface Sources {
        /// Certificate search in the form of crt.sh.
        @WithDefault("https://crt.sh/")
        URI ct();

        /// RDAP; the server that it redirects to must be named in `rdapHosts`.
        @WithDefault("https://rdap.org/")
        URI rdap();

        /// Further hosts that RDAP may redirect to.
        @WithDefault(
                "rdap.org,rdap.verisign.com,rdap.arin.net,rdap.db.ripe.net,rdap.apnic.net,rdap.lacnic.net,rdap.afrinic.net")
        List<String> rdapHosts();

        /// Object storage in the form of S3, asked with the bucket in the path.
        @WithDefault("https://s3.amazonaws.com/")
        URI s3();
    }
}
