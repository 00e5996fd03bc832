package io.glacis.platform.egress;

import io.glacis.platform.egress.EgressLimits.Budget;
import io.glacis.platform.egress.Exchange.Phase;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HostnameVerifier;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/// The two HTTP clients: one that records certificates and cannot carry credentials, one that
/// verifies strictly. Neither follows, retries, remembers, or reuses a connection: each exchange is
/// one connection to one pinned address, so nothing decided for one is inherited by another.
final class ClientFamily {
    private final OkHttpClient recording;
    private final OkHttpClient strict;

    ClientFamily(Tls tls, GuardedSockets sockets, Budget budget) {
        OkHttpClient base =
                new OkHttpClient.Builder()
                        .socketFactory(sockets)
                        .dns(ClientFamily::pinned)
                        .proxy(Proxy.NO_PROXY)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        .fastFallback(false)
                        .cookieJar(CookieJar.NO_COOKIES)
                        .authenticator(Authenticator.NONE)
                        .proxyAuthenticator(Authenticator.NONE)
                        .cache(null)
                        .protocols(List.of(Protocol.HTTP_1_1))
                        .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                        .connectionSpecs(
                                List.of(ConnectionSpec.COMPATIBLE_TLS, ConnectionSpec.CLEARTEXT))
                        .connectTimeout(budget.connect())
                        .readTimeout(Duration.ZERO)
                        .writeTimeout(budget.connect())
                        .eventListener(new Phases())
                        .addNetworkInterceptor(new Answer.Recorder())
                        .build();
        HostnameVerifier any = (_, _) -> true;
        this.recording =
                base.newBuilder()
                        .sslSocketFactory(tls.recording(), tls.recordingTrust())
                        .hostnameVerifier(any)
                        .build();
        this.strict = base.newBuilder().sslSocketFactory(tls.strict(), tls.strictTrust()).build();
    }

    OkHttpClient of(Authority authority) {
        return authority instanceof Authority.Brand ? recording : strict;
    }

    /// OkHttp asks here for names only, never for literals; both meet at the socket.
    private static List<InetAddress> pinned(String host) throws UnknownHostException {
        if (!Exchange.CURRENT.isBound()) {
            throw new UnknownHostException(host);
        }
        return List.of(Exchange.CURRENT.get().pinned().toInetAddress());
    }

    /// Tells the exchange what its bytes are.
    private static final class Phases extends EventListener {
        @Override
        public void secureConnectStart(Call call) {
            Exchange.CURRENT.get().enter(Phase.TLS);
        }

        @Override
        public void secureConnectEnd(
                Call call, @org.jspecify.annotations.Nullable Handshake handshake) {
            Exchange.CURRENT.get().enter(Phase.HEAD);
        }

        @Override
        public void connectionAcquired(Call call, Connection connection) {
            Exchange.CURRENT.get().enter(Phase.HEAD);
        }
    }
}
