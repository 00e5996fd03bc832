package io.glacis.range.codehost;

import io.glacis.range.web.Header;
import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/// Git's smart HTTP protocol, for reading only.
final class SmartHttp {
    private static final String SERVICE = "git-upload-pack";

    private SmartHttp() {}

    static Reply advertise(Repository git, Request request) throws IOException {
        if (!SERVICE.equals(request.parameter("service"))) {
            return Reply.text(403, "only reading is offered here\n");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        UploadPack pack = pack(git);
        pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(new PacketLineOut(out)), SERVICE);
        return reply("application/x-git-upload-pack-advertisement", out);
    }

    static Reply upload(Repository git, Request request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = body(request)) {
            pack(git).upload(in, out, null);
        }
        return reply("application/x-git-upload-pack-result", out);
    }

    private static UploadPack pack(Repository git) {
        UploadPack pack = new UploadPack(git);
        pack.setBiDirectionalPipe(false);
        return pack;
    }

    private static InputStream body(Request request) throws IOException {
        InputStream plain = new ByteArrayInputStream(request.body());
        return "gzip".equals(request.first("content-encoding"))
                ? new GZIPInputStream(plain)
                : plain;
    }

    private static Reply reply(String type, ByteArrayOutputStream out) {
        return new Reply(
                200,
                List.of(
                        new Header("Content-Type", type),
                        new Header("Cache-Control", "no-cache, max-age=0, must-revalidate")),
                out.toByteArray());
    }
}
