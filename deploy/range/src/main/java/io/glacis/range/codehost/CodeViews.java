package io.glacis.range.codehost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/// How the API shows repositories, files and commits.
final class CodeViews {
    private final String webOrigin;
    private final String apiOrigin;

    CodeViews(String webOrigin, String apiOrigin) {
        this.webOrigin = webOrigin;
        this.apiOrigin = apiOrigin;
    }

    Map<String, Object> repository(CodeRepository repository) {
        String web = webOrigin + "/" + repository.fullName();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", Integer.toUnsignedLong(repository.fullName().hashCode()));
        shown.put("name", repository.name());
        shown.put("full_name", repository.fullName());
        shown.put("private", false);
        shown.put("owner", Map.of("login", repository.owner(), "type", "User"));
        shown.put("html_url", web);
        shown.put("url", apiOrigin + "/repos/" + repository.fullName());
        shown.put("description", repository.description());
        shown.put("fork", repository.isFork());
        shown.put("clone_url", web + ".git");
        shown.put("default_branch", repository.branch());
        return shown;
    }

    Map<String, Object> file(CodeRepository repository, String path, ObjectId blob) {
        String head = head(repository);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", path.substring(path.lastIndexOf('/') + 1));
        shown.put("path", path);
        shown.put("sha", blob.name());
        shown.put(
                "url",
                apiOrigin
                        + "/repos/"
                        + repository.fullName()
                        + "/contents/"
                        + path
                        + "?ref="
                        + head);
        shown.put(
                "html_url", webOrigin + "/" + repository.fullName() + "/blob/" + head + "/" + path);
        shown.put("repository", repository(repository));
        shown.put("score", 1.0);
        return shown;
    }

    @Nullable Map<String, Object> content(CodeRepository repository, String revision, String path) {
        ObjectId blob = repository.files(revision).get(path);
        if (blob == null) {
            return null;
        }
        byte[] bytes = repository.blob(blob);
        Map<String, Object> shown = file(repository, path, blob);
        shown.put("type", "file");
        shown.put("size", bytes.length);
        shown.put("encoding", "base64");
        shown.put("content", Base64.getMimeEncoder().encodeToString(bytes));
        return shown;
    }

    List<Map<String, Object>> commits(CodeRepository repository, @Nullable String revision) {
        List<Map<String, Object>> shown = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository.git())) {
            ObjectId start = repository.git().resolve(revision == null ? Constants.HEAD : revision);
            if (start != null) {
                walk.markStart(walk.parseCommit(start));
                walk.forEach(commit -> shown.add(shown(repository, commit)));
            }
            return shown;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable Map<String, Object> commit(CodeRepository repository, String revision) {
        return commits(repository, revision).stream().findFirst().orElse(null);
    }

    List<Map<String, Object>> branches(CodeRepository repository) {
        try {
            List<Map<String, Object>> shown = new ArrayList<>();
            for (Ref ref : repository.git().getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
                ObjectId tip = ref.getObjectId();
                if (tip != null) {
                    Map<String, Object> branch = new LinkedHashMap<>();
                    branch.put("name", ref.getName().substring(Constants.R_HEADS.length()));
                    branch.put("commit", Map.of("sha", tip.name()));
                    shown.add(branch);
                }
            }
            return shown;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> shown(CodeRepository repository, RevCommit commit) {
        PersonIdent author = commit.getAuthorIdent();
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("name", author.getName());
        person.put("email", author.getEmailAddress());
        person.put("date", author.getWhenAsInstant().toString());
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("author", person);
        inner.put("committer", person);
        inner.put("message", commit.getFullMessage());
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("sha", commit.name());
        shown.put("commit", inner);
        shown.put("html_url", webOrigin + "/" + repository.fullName() + "/commit/" + commit.name());
        return shown;
    }

    private static String head(CodeRepository repository) {
        try {
            ObjectId head = repository.git().resolve(Constants.HEAD);
            return head == null ? repository.branch() : head.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
