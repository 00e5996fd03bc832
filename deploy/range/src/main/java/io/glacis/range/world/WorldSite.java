package io.glacis.range.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// One entry of `sites[]`: a virtual host with the addresses and ports on which it answers.
///
/// An alias is a further exact host, or `*.suffix` for every name below a suffix.
public record WorldSite(
        String file,
        int index,
        String kind,
        String host,
        List<String> aliases,
        List<String> addresses,
        List<Endpoint> endpoints,
        Owner owner,
        boolean isDefault,
        boolean optional,
        SiteCertificate certificate,
        JsonNode settings) {

    public WorldSite {
        aliases = List.copyOf(aliases);
        addresses = List.copyOf(addresses);
        endpoints = List.copyOf(endpoints);
    }

    /// The kind's own settings, read with errors that name the field.
    public Settings read() {
        return new Settings(file, field("settings"), settings);
    }

    /// The path of a field of this entry, as it is named in errors.
    public String field(String name) {
        return "sites[" + index + "]." + name;
    }
}
