package io.glacis.range.leaksite;

import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import io.glacis.range.web.Site;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Answers `/recentvictims`, `/groups` and `/groupvictims/NAME`.
final class LeaksiteSite implements Site {
    /// One claim; titles come truncated and garbled, as in the wild.
    record Post(
            String title,
            String group,
            String discovered,
            String published,
            String website,
            String country,
            String activity,
            String description,
            String url) {

        Map<String, String> shown() {
            Map<String, String> shown = new LinkedHashMap<>();
            shown.put("post_title", title);
            shown.put("group_name", group);
            shown.put("discovered", discovered);
            shown.put("published", published);
            shown.put("post_url", url);
            shown.put("website", website);
            shown.put("country", country);
            shown.put("activity", activity);
            shown.put("description", description);
            shown.put("screenshot", "");
            return shown;
        }
    }

    private static final String OF_GROUP = "/groupvictims/";

    private final List<Post> posts;

    LeaksiteSite(List<Post> posts) {
        this.posts =
                posts.stream().sorted(Comparator.comparing(Post::discovered).reversed()).toList();
    }

    @Override
    public Reply answer(Request request) {
        String path = request.decodedPath();
        if (path.equals("/recentvictims")) {
            return Reply.json(200, posts.stream().map(Post::shown).toList());
        }
        if (path.equals("/groups")) {
            TreeSet<String> groups = new TreeSet<>();
            posts.forEach(post -> groups.add(post.group()));
            return Reply.json(200, groups.stream().map(name -> Map.of("name", name)).toList());
        }
        if (path.startsWith(OF_GROUP)) {
            String group = path.substring(OF_GROUP.length());
            return Reply.json(
                    200,
                    posts.stream()
                            .filter(post -> post.group().equals(group))
                            .map(Post::shown)
                            .toList());
        }
        return Reply.json(404, Map.of("error", "not found"));
    }
}
