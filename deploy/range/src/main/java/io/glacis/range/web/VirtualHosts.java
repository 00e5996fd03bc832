package io.glacis.range.web;

import io.glacis.range.world.WorldSite;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Which site answers for which name at which address and port.
public final class VirtualHosts {
    private final List<Hosted> all = new CopyOnWriteArrayList<>();

    /// A site of the world with what answers for it.
    public record Hosted(WorldSite world, Site site) {
        boolean listensAt(String address, int port) {
            return world.addresses().contains(address)
                    && world.endpoints().stream().anyMatch(e -> e.port() == port);
        }
    }

    public void add(WorldSite world, Site site) {
        all.add(new Hosted(world, site));
    }

    public @Nullable Hosted remove(String host) {
        for (Hosted hosted : all) {
            if (hosted.world().host().equals(host)) {
                all.remove(hosted);
                return hosted;
            }
        }
        return null;
    }

    public List<Hosted> all() {
        return List.copyOf(all);
    }

    /// The site for this name, or the address's default where no site has the name, or null.
    public @Nullable Hosted find(String address, int port, @Nullable String host) {
        List<Hosted> here = new ArrayList<>();
        for (Hosted hosted : all) {
            if (hosted.listensAt(address, port)) {
                here.add(hosted);
            }
        }
        Hosted named = host == null ? null : named(here, host);
        if (named != null) {
            return named;
        }
        return here.stream().filter(h -> h.world().isDefault()).findFirst().orElse(null);
    }

    /// The site whose certificate is shown to who says no name, or one that nobody has here.
    public @Nullable Hosted findForHandshake(String address, int port, @Nullable String host) {
        Hosted found = find(address, port, host);
        if (found != null) {
            return found;
        }
        return all.stream().filter(h -> h.listensAt(address, port)).findFirst().orElse(null);
    }

    private static @Nullable Hosted named(List<Hosted> here, String host) {
        Hosted best = null;
        int bestLength = -1;
        for (Hosted hosted : here) {
            if (hosted.world().host().equals(host)) {
                return hosted;
            }
            for (String alias : hosted.world().aliases()) {
                boolean matches =
                        alias.startsWith("*.")
                                ? host.endsWith(alias.substring(1))
                                        && host.length() > alias.length() - 1
                                : alias.equals(host);
                if (matches && alias.length() > bestLength) {
                    best = hosted;
                    bestLength = alias.length();
                }
            }
        }
        return best;
    }
}
