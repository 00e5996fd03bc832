package io.glacis.reporting.openapi;

import io.glacis.reporting.problem.Problem;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/// Says once, for every operation, how callers prove themselves and how failures look.
public final class ApiDescription implements OASFilter {
    private static final String TOKEN = "token";
    private static final String SESSION = "session";
    private static final String PROBLEM = "Problem";

    @Override
    public Operation filterOperation(Operation operation) {
        operation
                .getResponses()
                .addAPIResponse(
                        "default",
                        OASFactory.createAPIResponse()
                                .description("What went wrong, as RFC 9457 tells it")
                                .content(
                                        OASFactory.createContent()
                                                .addMediaType(
                                                        Problem.MEDIA_TYPE,
                                                        OASFactory.createMediaType()
                                                                .schema(
                                                                        OASFactory.createSchema()
                                                                                .ref(PROBLEM)))));
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents()
                .addSchema(PROBLEM, problem())
                .addSecurityScheme(
                        TOKEN,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API token, glx_…"))
                .addSecurityScheme(
                        SESSION,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("glacis-session")
                                .description(
                                        "A signed-in browser; changes also need the header"
                                                + " X-Glacis-Request"));
        api.setSecurity(
                List.of(
                        OASFactory.createSecurityRequirement().addScheme(TOKEN),
                        OASFactory.createSecurityRequirement().addScheme(SESSION)));
    }

    private static Schema problem() {
        Schema error =
                object().addProperty("pointer", text())
                        .addProperty("detail", text())
                        .required(List.of("pointer", "detail"));
        return object().addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(error))
                .addProperty(
                        "allowed",
                        OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(text()))
                .required(List.of("type", "title", "status"));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
