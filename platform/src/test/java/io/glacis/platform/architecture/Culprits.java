package io.glacis.platform.architecture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;

/// Each class breaks one rule of the house, to prove that the rule sees it.
final class Culprits {
    private Culprits() {}

    static final class OpensSocket {
        Object open() {
            return new Socket();
        }
    }

    static final class ResolvesName {
        Object resolve() throws IOException {
            return InetAddress.getByName("localhost");
        }
    }

    static final class ResolvesInPassing {
        Object resolve() {
            return new InetSocketAddress("localhost", 1);
        }
    }

    static final class OpensUrl {
        Object open() throws IOException {
            return URI.create("http://localhost/").toURL().openStream();
        }
    }

    static final class UsesOkHttp {
        Object client() {
            return new okhttp3.OkHttpClient();
        }
    }

    static final class UsesDnsjava {
        Object type() {
            return org.xbill.DNS.Type.string(1);
        }
    }

    static final class UsesJdkClient {
        Object client() {
            return java.net.http.HttpClient.newHttpClient();
        }
    }

    static final class UsesAws {
        Object client() {
            return software.amazon.awssdk.regions.Region.of("x");
        }
    }

    static final class ParsesXml {
        Object parser() {
            return DocumentBuilderFactory.newInstance();
        }
    }

    static final class ReadsClock {
        Object now() {
            return Instant.now();
        }
    }

    static final class ReadsMillis {
        long now() {
            return System.currentTimeMillis();
        }
    }

    static final class RollsDice {
        Object roll() {
            return new Random();
        }
    }

    static final class MakesIds {
        Object id() {
            return UUID.randomUUID();
        }
    }
}
