package io.glacis.range.jenkins;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glacis.range.jenkins.Controller.Build;
import io.glacis.range.jenkins.Controller.Job;
import io.glacis.range.jenkins.Controller.Mode;
import io.glacis.range.web.Reply;
import io.glacis.range.web.Request;
import java.util.ArrayList;
import java.util.List;

/// The JSON side of a controller: `…/api/json`, pruned by `tree`.
final class RemoteApi {
    private static final String ROOT_TREE =
            "mode,nodeDescription,nodeName,numExecutors,description,jobs[name,url,color],"
                    + "primaryView[name,url],quietingDown,slaveAgentPort,url,useCrumbs,useSecurity,"
                    + "views[name,url]";
    private static final String JOB_TREE =
            "description,displayName,fullName,name,url,buildable,builds[number,url],color,"
                    + "inQueue,lastBuild[number,url],lastCompletedBuild[number,url],"
                    + "nextBuildNumber,jobs[name,url,color]";
    private static final String BUILD_TREE =
            "building,displayName,duration,fullDisplayName,id,number,result,url";
    private static final String COMPUTER_TREE =
            "busyExecutors,computer[displayName,offline],displayName,totalExecutors";

    private final Controller controller;

    RemoteApi(Controller controller) {
        this.controller = controller;
    }

    Reply root(Request request) {
        return reply(request, rootBean(request), ROOT_TREE);
    }

    Reply job(Request request, List<Job> path) {
        return reply(request, jobBean(request, path), JOB_TREE);
    }

    Reply build(Request request, List<Job> path, Build build) {
        return reply(request, buildBean(build, path, urlOf(request, path)), BUILD_TREE);
    }

    Reply computers(Request request) {
        ObjectNode node = bean("hudson.model.Hudson$MasterComputer");
        node.put("displayName", "Built-In Node").put("offline", false);
        ObjectNode set = bean("hudson.model.ComputerSet");
        set.put("busyExecutors", 0).putArray("computer").add(node);
        set.put("displayName", "Nodes").put("totalExecutors", 2);
        return reply(request, set, COMPUTER_TREE);
    }

    /// Answers anybody, whatever the security says.
    Reply whoAmI(Request request) {
        ObjectNode who = bean("hudson.security.WhoAmI");
        who.put("anonymous", true).put("authenticated", true).put("name", "anonymous");
        who.putArray("authorities").add("anonymous");
        return reply(request, who, "anonymous,authenticated,authorities,name");
    }

    private static Reply reply(Request request, ObjectNode value, String otherwise) {
        String tree = request.parameter("tree");
        try {
            TreeFilter filter = TreeFilter.parse(tree == null ? otherwise : tree);
            return Reply.json(200, "application/json;charset=utf-8", filter.apply(value));
        } catch (IllegalArgumentException malformed) {
            return Reply.text(400, String.valueOf(malformed.getMessage()));
        }
    }

    private ObjectNode rootBean(Request request) {
        String base = base(request);
        ObjectNode all = bean("hudson.model.AllView").put("name", "all").put("url", base);
        boolean secured = controller.mode() != Mode.NO_SECURITY;
        ObjectNode root = bean("hudson.model.Hudson");
        root.put("mode", "NORMAL").put("nodeName", "").put("numExecutors", 2);
        root.put("nodeDescription", "the Jenkins controller's built-in node");
        root.putNull("description");
        root.set("jobs", children(request, List.of(), controller.jobs()));
        root.set("primaryView", all);
        root.put("quietingDown", false).put("slaveAgentPort", -1).put("url", base);
        root.put("useCrumbs", secured).put("useSecurity", secured);
        root.putArray("views").add(all);
        return root;
    }

    private ObjectNode jobBean(Request request, List<Job> path) {
        Job job = path.getLast();
        String url = urlOf(request, path);
        ObjectNode bean =
                bean(
                        job.isFolder()
                                ? "com.cloudbees.hudson.plugins.folder.Folder"
                                : "hudson.model.FreeStyleProject");
        bean.put("description", job.description()).put("displayName", job.name());
        bean.put("fullName", fullName(path)).put("name", job.name()).put("url", url);
        if (job.isFolder()) {
            bean.set("jobs", children(request, path, job.jobs()));
            return bean;
        }
        List<Build> builds = controller.mode().showsBuilds() ? job.builds() : List.of();
        ArrayNode listed = bean.put("buildable", true).put("inQueue", false).putArray("builds");
        builds.stream()
                .sorted((a, b) -> Integer.compare(b.number(), a.number()))
                .forEach(build -> listed.add(buildBean(build, path, url)));
        bean.put("color", color(job));
        bean.set("lastBuild", listed.isEmpty() ? bean.nullNode() : listed.get(0));
        bean.set("lastCompletedBuild", listed.isEmpty() ? bean.nullNode() : listed.get(0));
        return bean.put("nextBuildNumber", job.last().map(last -> last.number() + 1).orElse(1));
    }

    private ArrayNode children(Request request, List<Job> parents, List<Job> jobs) {
        ArrayNode children = JsonNodeFactory.instance.arrayNode();
        for (Job job : jobs) {
            List<Job> path = new ArrayList<>(parents);
            path.add(job);
            children.add(jobBean(request, path));
        }
        return children;
    }

    private static ObjectNode buildBean(Build build, List<Job> path, String jobUrl) {
        String title = fullName(path) + " #" + build.number();
        return bean("hudson.model.FreeStyleBuild")
                .put("building", false)
                .put("displayName", "#" + build.number())
                .put("duration", 41_000)
                .put("fullDisplayName", title)
                .put("id", Integer.toString(build.number()))
                .put("number", build.number())
                .put("result", build.result())
                .put("url", jobUrl + build.number() + "/");
    }

    private static String color(Job job) {
        return job.last()
                .map(last ->
                        switch (last.result()) {
                            case "SUCCESS" -> "blue";
                            case "UNSTABLE" -> "yellow";
                            case "ABORTED" -> "aborted";
                            default -> "red";
                        })
                .orElse("notbuilt");
    }

    String base(Request request) {
        return request.origin() + controller.context() + "/";
    }

    private String urlOf(Request request, List<Job> path) {
        StringBuilder url = new StringBuilder(base(request));
        path.forEach(job -> url.append(segment(job)));
        return url.toString();
    }

    private static String segment(Job job) {
        String encoded =
                java.net.URLEncoder.encode(job.name(), java.nio.charset.StandardCharsets.UTF_8);
        return "job/" + encoded.replace("+", "%20") + "/";
    }

    private static String fullName(List<Job> path) {
        return String.join("/", path.stream().map(Job::name).toList());
    }

    private static ObjectNode bean(String className) {
        return JsonNodeFactory.instance.objectNode().put("_class", className);
    }
}
