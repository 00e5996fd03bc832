package io.glacis.reporting.webhook;

import io.glacis.platform.egress.WebUrl;
import io.glacis.reporting.access.Allowed;
import io.glacis.reporting.access.Caller;
import io.glacis.reporting.access.Role;
import io.glacis.reporting.problem.Fields;
import io.glacis.reporting.webhook.WebhookView.DeliveryView;
import io.glacis.reporting.webhook.WebhookView.Made;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Webhooks over REST, for admins.
@Path("/api/v1/webhooks")
@RunOnVirtualThread
@Tag(name = "Webhooks")
class WebhookResource {
    private static final int URL_LENGTH_MAX = 2_000;

    private final Webhooks webhooks;
    private final Caller caller;
    private final boolean allowsHttp;

    WebhookResource(
            Webhooks webhooks,
            Caller caller,
            @ConfigProperty(name = "glacis.reporting.webhook.allow-http", defaultValue = "false")
                    boolean allowsHttp) {
        this.webhooks = webhooks;
        this.caller = caller;
        this.allowsHttp = allowsHttp;
    }

    @GET
    @Allowed(Role.ADMIN)
    @Operation(summary = "Webhooks, without their secrets")
    public List<WebhookView> list() {
        return webhooks.list(caller.tenant());
    }

    @POST
    @Allowed(Role.ADMIN)
    @ResponseStatus(201)
    @Operation(summary = "Make a webhook; its signing secret is shown this once")
    public Made make(MakeWebhookRequest request) {
        Fields fields = new Fields();
        String text = fields.text("/url", Fields.body(request).url(), 1, URL_LENGTH_MAX);
        WebUrl url = WebUrl.parse(text).orElse(null);
        if (url == null || (!url.isHttps() && !allowsHttp)) {
            fields.wrong("/url", "must be a plain https URL without a user name");
        }
        List<String> known =
                Arrays.stream(WebhookEvent.values()).map(WebhookEvent::wireName).toList();
        List<String> events =
                request.events() == null
                        ? known
                        : fields.each(
                                "/events",
                                request.events(),
                                known.size(),
                                name -> oneOf(known, name));
        if (events.isEmpty()) {
            fields.wrong("/events", "must name at least one of " + known);
        }
        fields.refuseIfWrong();
        return webhooks.make(caller.tenant(), caller.actor(), text, events);
    }

    @DELETE
    @Path("/{id}")
    @Allowed(Role.ADMIN)
    @Operation(summary = "Remove a webhook; what is not delivered yet never will be")
    public void remove(@RestPath String id) {
        webhooks.remove(caller.tenant(), id);
    }

    @GET
    @Path("/{id}/deliveries")
    @Allowed(Role.ADMIN)
    @Operation(summary = "The newest deliveries of a webhook")
    public List<DeliveryView> deliveries(@RestPath String id) {
        return webhooks.deliveries(caller.tenant(), id);
    }

    private static String oneOf(List<String> known, String name) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException("must be one of " + known);
        }
        return name;
    }

    /// A webhook to be made.
    record MakeWebhookRequest(@Nullable String url, @Nullable List<@Nullable String> events) {}
}
