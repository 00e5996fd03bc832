package io.glacis.platform.egress;

import io.glacis.platform.egress.governor.Governor;
import io.glacis.platform.egress.governor.KillSwitch;

/// The one door: HTTP, DNS, TCP and S3. Blocking calls, meant for virtual threads.
public final class Egress implements AutoCloseable {
    private final EgressProfile profile;

    private Egress(EgressProfile profile) {
        this.profile = profile;
    }

    /// Opens the door. Closing it closes the governor too.
    public static Egress open(
            EgressProfile profile, EgressLimits limits, Governor governor, KillSwitch killSwitch) {
        return new Egress(profile);
    }

    public EgressProfile profile() {
        return profile;
    }

    public HttpProbe http() {
        return new HttpProbe();
    }

    public DnsProbe dns() {
        return new DnsProbe();
    }

    public TcpProbe tcp() {
        return new TcpProbe();
    }

    public S3Probe s3() {
        return new S3Probe();
    }

    @Override
    public void close() {}
}
