package io.glacis.range.codehost;

import io.glacis.range.world.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/// A public gist.
record Gist(
        String id, String owner, String description, String createdAt, Map<String, String> files) {
    static Gist read(Settings entry) {
        entry.allow("id", "owner", "description", "created", "files");
        return new Gist(
                entry.text("id"),
                entry.text("owner"),
                entry.text("description", ""),
                entry.text("created"),
                entry.textMap("files"));
    }

    /// As the API shows it; the list leaves the contents out.
    Map<String, Object> shown(String webOrigin, boolean withContent) {
        Map<String, Object> shownFiles = new LinkedHashMap<>();
        files.forEach((name, content) -> {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("filename", name);
            file.put("type", "text/plain");
            file.put("raw_url", webOrigin + "/gist/" + owner + "/" + id + "/raw/" + name);
            file.put("size", content.length());
            if (withContent) {
                file.put("truncated", false);
                file.put("content", content);
            }
            shownFiles.put(name, file);
        });
        Map<String, Object> gist = new LinkedHashMap<>();
        gist.put("id", id);
        gist.put("html_url", webOrigin + "/gist/" + owner + "/" + id);
        gist.put("public", true);
        gist.put("description", description);
        gist.put("created_at", createdAt);
        gist.put("updated_at", createdAt);
        gist.put("owner", Map.of("login", owner));
        gist.put("files", shownFiles);
        return gist;
    }
}
