package io.glacis.assessment.run;

import io.glacis.assessment.check.Check;
import io.glacis.assessment.check.Product;
import io.glacis.assessment.files.ExposedEnv;
import io.glacis.assessment.files.ExposedGit;
import io.glacis.assessment.gitlab.GitLabProduct;
import io.glacis.assessment.gitlab.GitLabPublicBuildLog;
import io.glacis.assessment.gitlab.GitLabPublicProjects;
import io.glacis.assessment.gitlab.GitLabSignupOpen;
import io.glacis.assessment.jenkins.JenkinsAnonymousRead;
import io.glacis.assessment.jenkins.JenkinsBuildLogPublic;
import io.glacis.assessment.jenkins.JenkinsExposed;
import io.glacis.assessment.jenkins.JenkinsNoSecurity;
import io.glacis.assessment.jenkins.JenkinsProduct;
import io.glacis.assessment.jenkins.JenkinsScriptConsole;
import io.glacis.assessment.jenkins.JenkinsSignupOpen;
import io.glacis.assessment.platforms.GrafanaAnonymous;
import io.glacis.assessment.platforms.GrafanaProduct;
import io.glacis.assessment.platforms.NexusCanary;
import io.glacis.assessment.platforms.PrometheusOpen;
import io.glacis.assessment.platforms.PrometheusProduct;
import io.glacis.assessment.platforms.RegistryOpen;
import io.glacis.assessment.platforms.RegistryProduct;
import io.glacis.assessment.storage.BucketEnvPublic;
import io.glacis.assessment.storage.BucketPublicAcl;
import io.glacis.assessment.storage.BucketPublicList;
import io.glacis.assessment.storage.BucketPublicRead;
import java.util.List;

/// Every product and every check. A new one is added here and nowhere else.
final class CheckCatalog {
    static final List<Product> PRODUCTS =
            List.of(
                    new JenkinsProduct(),
                    new GitLabProduct(),
                    new PrometheusProduct(),
                    new RegistryProduct(),
                    new GrafanaProduct(),
                    new NexusCanary());

    static final List<Check.OfWebApp> OF_WEB_APPS =
            List.of(
                    new JenkinsExposed(),
                    new JenkinsNoSecurity(),
                    new JenkinsAnonymousRead(),
                    new JenkinsScriptConsole(),
                    new JenkinsBuildLogPublic(),
                    new JenkinsSignupOpen(),
                    new GitLabPublicProjects(),
                    new GitLabPublicBuildLog(),
                    new GitLabSignupOpen(),
                    new PrometheusOpen(),
                    new RegistryOpen(),
                    new GrafanaAnonymous(),
                    new ExposedEnv(),
                    new ExposedGit());

    static final List<Check.OfBucket> OF_BUCKETS =
            List.of(
                    new BucketPublicList(),
                    new BucketPublicRead(),
                    new BucketPublicAcl(),
                    new BucketEnvPublic());

    private CheckCatalog() {}
}
