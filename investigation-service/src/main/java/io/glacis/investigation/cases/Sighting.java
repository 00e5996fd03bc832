package io.glacis.investigation.cases;

import io.glacis.investigation.context.Context;
import io.glacis.investigation.secrets.Judgement;
import io.glacis.investigation.secrets.Secret;

/// One place where one secret of the brand was seen. If the context has a host, it is the brand's.
public record Sighting(
        String family, Secret secret, Judgement judgement, Context context, Place place) {}
