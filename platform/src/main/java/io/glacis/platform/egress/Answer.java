package io.glacis.platform.egress;

import java.io.IOException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import okhttp3.Connection;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// The head of an answer as it came from the wire, tagged onto the request.
final class Answer {
    private static final int OK = 200;

    private int status;
    private Headers headers = Headers.EMPTY;
    private @Nullable SSLSession session;

    int status() {
        return status;
    }

    Headers headers() {
        return headers;
    }

    @Nullable SSLSession session() {
        return session;
    }

    /// Takes note of the answer and shows OkHttp a 200: its own reactions to 3xx, 401, 408, 421 and
    /// 503 would send a second request that nobody decided.
    static final class Recorder implements Interceptor {
        @Override
        public Response intercept(Chain chain) throws IOException {
            Response response = chain.proceed(chain.request());
            Answer answer = chain.request().tag(Answer.class);
            if (answer != null) {
                answer.status = response.code();
                answer.headers = response.headers();
                Connection connection = chain.connection();
                answer.session =
                        connection != null && connection.socket() instanceof SSLSocket tls
                                ? tls.getSession()
                                : null;
            }
            return response.newBuilder().code(OK).build();
        }
    }
}
