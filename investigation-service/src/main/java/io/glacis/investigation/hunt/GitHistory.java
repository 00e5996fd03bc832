package io.glacis.investigation.hunt;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.PackParser;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// A repository's whole history in memory: no checkout, no hooks, no submodules, no files.
final class GitHistory implements AutoCloseable {
    private static final List<RefSpec> EVERYTHING =
            List.of(
                    new RefSpec("+refs/heads/*:refs/heads/*"),
                    new RefSpec("+refs/tags/*:refs/tags/*"),
                    new RefSpec("+refs/pull/*/head:refs/pull/*/head"));
    private static final CredentialsProvider NOBODY =
            new UsernamePasswordCredentialsProvider("", "");

    private final InMemoryRepository git;
    private final int blobBytesMax;

    private GitHistory(InMemoryRepository git, int blobBytesMax) {
        this.git = git;
        this.blobBytesMax = blobBytesMax;
    }

    /// Told of each file's content where it first appears.
    interface Reader {
        void read(RevCommit commit, String path, byte[] content);
    }

    /// Fetches every branch, tag and pull request.
    static GitHistory fetch(String url, HttpConnectionFactory connections, int blobBytesMax)
            throws IOException, URISyntaxException {
        InMemoryRepository git = new BoundedRepository(blobBytesMax);
        try (Transport transport = Transport.open(git, new URIish(url))) {
            if (!(transport instanceof TransportHttp http)) {
                throw new IOException("only http and https are fetched");
            }
            http.setHttpConnectionFactory(connections);
            http.setCredentialsProvider(NOBODY); // else JGit looks for a .netrc
            http.setTagOpt(TagOpt.NO_TAGS);
            http.fetch(NullProgressMonitor.INSTANCE, EVERYTHING);
            return new GitHistory(git, blobBytesMax);
        } catch (IOException | RuntimeException e) {
            git.close();
            throw e;
        }
    }

    /// Reads each content once, at the first commit and path that has it, oldest commits first.
    void read(int commitsMax, Reader reader) throws IOException {
        Set<ObjectId> seen = new HashSet<>();
        try (RevWalk walk = new RevWalk(git);
                ObjectReader objects = git.newObjectReader()) {
            for (RevCommit commit : commits(walk, commitsMax)) {
                readCommit(walk, objects, commit, seen, reader);
            }
        }
    }

    private List<RevCommit> commits(RevWalk walk, int commitsMax) throws IOException {
        for (Ref ref : git.getRefDatabase().getRefs()) {
            ObjectId id = ref.getObjectId();
            if (id != null && ref.getName().startsWith(Constants.R_REFS)) {
                RevObject tip = walk.peel(walk.parseAny(id));
                if (tip instanceof RevCommit commit) {
                    walk.markStart(commit);
                }
            }
        }
        walk.sort(RevSort.TOPO);
        List<RevCommit> newestFirst = new ArrayList<>();
        for (RevCommit commit : walk) {
            if (newestFirst.size() == commitsMax) {
                break;
            }
            newestFirst.add(commit);
        }
        return newestFirst.reversed();
    }

    private void readCommit(
            RevWalk walk, ObjectReader objects, RevCommit commit, Set<ObjectId> seen, Reader reader)
            throws IOException {
        try (TreeWalk tree = new TreeWalk(objects)) {
            tree.setRecursive(true);
            int at = tree.addTree(commit.getTree());
            if (commit.getParentCount() == 0) {
                tree.addTree(new EmptyTreeIterator());
            } else {
                RevCommit parent = walk.parseCommit(commit.getParent(0));
                tree.addTree(parent.getTree());
            }
            tree.setFilter(TreeFilter.ANY_DIFF);
            while (tree.next()) {
                FileMode mode = tree.getFileMode(at);
                boolean isFile =
                        FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
                if (isFile && seen.add(tree.getObjectId(at))) {
                    reader.read(
                            commit, tree.getPathString(), content(objects, tree.getObjectId(at)));
                }
            }
        }
    }

    private byte[] content(ObjectReader objects, AnyObjectId blob) throws IOException {
        try {
            ObjectLoader loader = objects.open(blob, Constants.OBJ_BLOB);
            try (var in = loader.openStream()) {
                return in.readNBytes(blobBytesMax);
            }
        } catch (MissingObjectException e) {
            return new byte[0];
        }
    }

    /// When and by whom, as the commit says.
    static PersonIdent author(RevCommit commit) {
        return commit.getAuthorIdent();
    }

    @Override
    public void close() {
        git.close();
    }

    /// Takes no object that unpacks to more than a bound.
    private static final class BoundedRepository extends InMemoryRepository {
        private final long objectBytesMax;

        BoundedRepository(long objectBytesMax) {
            super(new DfsRepositoryDescription("fetched"));
            this.objectBytesMax = objectBytesMax;
        }

        @Override
        public ObjectInserter newObjectInserter() {
            ObjectInserter inserter = super.newObjectInserter();
            return new ObjectInserter.Filter() {
                @Override
                protected ObjectInserter delegate() {
                    return inserter;
                }

                @Override
                public PackParser newPackParser(java.io.InputStream in) throws IOException {
                    PackParser parser = inserter.newPackParser(in);
                    parser.setMaxObjectSizeLimit(objectBytesMax);
                    return parser;
                }
            };
        }
    }
}
