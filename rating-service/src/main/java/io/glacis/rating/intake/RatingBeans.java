package io.glacis.rating.intake;

import io.glacis.rating.document.Field;
import io.glacis.rating.model.Gr1Model;
import io.glacis.rating.model.Gr1ModelFile;
import io.glacis.rating.ratings.RatingMetrics;
import io.glacis.rating.ratings.Ratings;
import io.glacis.rating.register.Assets;
import io.glacis.rating.register.Decisions;
import io.glacis.rating.register.Findings;
import io.glacis.rating.register.RegisterMetrics;
import io.glacis.rating.rules.RuleTable;
import io.glacis.rating.sql.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// Puts the service together; the features themselves know no framework.
@Singleton
class RatingBeans {
    @Produces
    @Singleton
    Sql sql(DataSource source) {
        return new Sql(source);
    }

    @Produces
    @Singleton
    Gr1Model model(RatingConfig config) {
        return config.modelFile()
                .map(file -> Gr1ModelFile.read(Field.file(file)))
                .orElseGet(Gr1Model::shipped);
    }

    @Produces
    @Singleton
    RuleTable rules(RatingConfig config, Gr1Model model) {
        return config.rulesFile()
                .map(file -> RuleTable.read(Field.file(file), model))
                .orElseGet(() -> RuleTable.shipped(model));
    }

    @Produces
    @Singleton
    RegisterMetrics registerMetrics(MeterRegistry meters) {
        return new RegisterMetrics(meters);
    }

    @Produces
    @Singleton
    RatingMetrics ratingMetrics(MeterRegistry meters) {
        return new RatingMetrics(meters);
    }

    @Produces
    @Singleton
    Findings findings(Sql sql, RuleTable rules, RegisterMetrics metrics) {
        return new Findings(sql, rules, metrics);
    }

    @Produces
    @Singleton
    Assets assets(Sql sql, Findings findings) {
        return new Assets(sql, findings);
    }

    @Produces
    @Singleton
    Decisions decisions(Sql sql, Findings findings, Gr1Model model, RegisterMetrics metrics) {
        return new Decisions(sql, findings, model, metrics);
    }

    @Produces
    @Singleton
    Ratings ratings(
            Sql sql, Gr1Model model, RuleTable rules, RatingConfig config, RatingMetrics metrics) {
        return new Ratings(
                sql,
                model,
                rules,
                new Ratings.Pace(config.scanIntervalDays(), config.recomputeDelay()),
                metrics);
    }
}
