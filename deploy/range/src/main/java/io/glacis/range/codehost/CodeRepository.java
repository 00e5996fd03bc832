package io.glacis.range.codehost;

import io.glacis.range.world.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/// A real bare git repository, made from the commits that a world file lists.
///
/// The same list always gives the same commit ids.
final class CodeRepository implements AutoCloseable {
    private static final Pattern AUTHOR = Pattern.compile("(.+?)\\s*<([^<>]+)>");

    private final String owner;
    private final String name;
    private final String description;
    private final boolean fork;
    private final String branch;
    private final Repository git;

    private CodeRepository(Settings entry, Repository git) {
        String[] parts = entry.text("name").split("/", 2);
        if (parts.length != 2 || !entry.text("name").matches("[A-Za-z0-9._-]+/[A-Za-z0-9._-]+")) {
            throw entry.error("name", "must be owner/repository, was " + entry.text("name"));
        }
        this.owner = parts[0];
        this.name = parts[1];
        this.description = entry.text("description", "");
        this.fork = entry.flag("fork", false);
        this.branch = entry.text("branch", "main");
        this.git = git;
    }

    static CodeRepository create(Settings entry, Path folder) throws IOException {
        entry.allow("name", "description", "fork", "branch", "commits");
        Repository git = new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build();
        git.create(true);
        CodeRepository made = new CodeRepository(entry, git);
        git.updateRef(Constants.HEAD).link(Constants.R_HEADS + made.branch);
        Map<String, Map<String, ObjectId>> filesByBranch = new LinkedHashMap<>();
        for (Settings commit : entry.list("commits")) {
            made.commit(commit, filesByBranch);
        }
        return made;
    }

    private void commit(Settings entry, Map<String, Map<String, ObjectId>> filesByBranch)
            throws IOException {
        entry.allow("author", "date", "message", "files", "delete", "branch");
        String onto = entry.text("branch", branch);
        ObjectId mainTip = git.resolve(Constants.R_HEADS + branch);
        ObjectId tip = git.resolve(Constants.R_HEADS + onto);
        ObjectId parent = tip == null ? mainTip : tip;
        Map<String, ObjectId> files =
                filesByBranch.computeIfAbsent(
                        onto, _ -> new TreeMap<>(filesByBranch.getOrDefault(branch, Map.of())));
        try (ObjectInserter inserter = git.newObjectInserter()) {
            for (Map.Entry<String, String> file : entry.textMap("files").entrySet()) {
                files.put(
                        file.getKey(),
                        inserter.insert(
                                Constants.OBJ_BLOB,
                                file.getValue().getBytes(StandardCharsets.UTF_8)));
            }
            entry.texts("delete").forEach(files::remove);
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree(files, inserter));
            if (parent != null) {
                commit.setParentId(parent);
            }
            PersonIdent author = author(entry);
            commit.setAuthor(author);
            commit.setCommitter(author);
            commit.setMessage(entry.text("message"));
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = git.updateRef(Constants.R_HEADS + onto);
            update.setNewObjectId(id);
            update.forceUpdate();
        }
    }

    private static ObjectId tree(Map<String, ObjectId> files, ObjectInserter inserter)
            throws IOException {
        DirCache cache = DirCache.newInCore();
        DirCacheBuilder builder = cache.builder();
        files.forEach((path, blob) -> {
            DirCacheEntry file = new DirCacheEntry(path);
            file.setFileMode(FileMode.REGULAR_FILE);
            file.setObjectId(blob);
            builder.add(file);
        });
        builder.finish();
        return cache.writeTree(inserter);
    }

    private static PersonIdent author(Settings entry) {
        Matcher author = AUTHOR.matcher(entry.text("author"));
        if (!author.matches()) {
            throw entry.error("author", "must be Name <mail>, was " + entry.text("author"));
        }
        try {
            return new PersonIdent(
                    author.group(1),
                    author.group(2),
                    Instant.parse(entry.text("date")),
                    java.time.ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw entry.error("date", "must be like 2024-05-01T10:00:00Z");
        }
    }

    String owner() {
        return owner;
    }

    String name() {
        return name;
    }

    String fullName() {
        return owner + "/" + name;
    }

    String description() {
        return description;
    }

    boolean isFork() {
        return fork;
    }

    String branch() {
        return branch;
    }

    Repository git() {
        return git;
    }

    /// The text files of the default branch's newest commit, by path.
    Map<String, ObjectId> files() {
        return files(branch);
    }

    /// The files of a branch, tag or commit; empty when there is no such thing.
    Map<String, ObjectId> files(String revision) {
        Map<String, ObjectId> files = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(git)) {
            ObjectId tree = git.resolve(revision + "^{tree}");
            if (tree == null) {
                return files;
            }
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                files.put(walk.getPathString(), walk.getObjectId(0));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] blob(ObjectId id) {
        try {
            return git.open(id, Constants.OBJ_BLOB).getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        git.close();
    }
}
