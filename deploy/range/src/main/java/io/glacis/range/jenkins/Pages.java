package io.glacis.range.jenkins;

import io.glacis.range.web.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The HTML side of a controller, as far as a visitor who never signs in sees it.
final class Pages {
    private final Controller controller;

    Pages(Controller controller) {
        this.controller = controller;
    }

    Reply dashboard() {
        StringBuilder rows = new StringBuilder();
        controller
                .jobs()
                .forEach(job ->
                        rows.append("<tr id=\"job_")
                                .append(escaped(job.name()))
                                .append(
                                        "\" class=\"job\"><td><a class=\"jenkins-table__link"
                                                + " model-link inside\" href=\"job/")
                                .append(escaped(job.name()))
                                .append("/\">")
                                .append(escaped(job.name()))
                                .append("</a></td></tr>"));
        return page(
                "Dashboard",
                "<table id=\"projectstatus\" class=\"jenkins-table\">" + rows + "</table>");
    }

    Reply login() {
        return page(
                "Sign in",
                """
                <main><h1>Sign in to Jenkins</h1>
                <form name="login" action="j_spring_security_check" method="post">
                <input autocorrect="off" autocomplete="off" name="j_username" id="j_username" type="text">
                <input name="j_password" id="j_password" type="password">
                <input name="from" type="hidden"><button type="submit" name="Submit">Sign in</button>
                </form></main>
                """);
    }

    /// The sign-up form where it is on; where it is off, a page that says so, with the same status.
    Reply signup() {
        if (!controller.signup()) {
            return page("Signup", "<p>This is not supported in the current configuration.</p>");
        }
        return page(
                "Register",
                """
                <form action="%s/securityRealm/createAccount" method="post">
                <input type="text" name="username" id="username"><input type="text" name="fullname">
                <input type="text" name="email"><input type="password" name="password1">
                <input type="hidden" name="password2"><button type="submit">Create account</button>
                </form>
                """
                        .formatted(controller.context()));
    }

    Reply scriptConsole() {
        return page(
                "Script Console",
                """
                <h1>Script Console</h1><p>Type in an arbitrary Groovy script and execute it on the server.</p>
                <form action="script" method="post"><textarea id="script" name="script" class="script"></textarea>
                <div align="right"><button name="Submit">Run</button></div></form>
                """);
    }

    Reply newItem() {
        return page(
                "New Item",
                """
                <form method="post" action="createItem" name="createItem" id="createItem">
                <input name="name" id="name" type="text"><button type="submit">OK</button></form>
                """);
    }

    Reply ofJob(String name) {
        return page(
                escaped(name),
                "<h1 class=\"job-index-headline page-headline\">" + escaped(name) + "</h1>");
    }

    /// The wall in front of everything that a visitor may not see.
    Reply authenticationRequired(String path) {
        String login =
                controller.context()
                        + "/login?from="
                        + URLEncoder.encode(path, StandardCharsets.UTF_8);
        return Reply.html(
                403,
                """
                <html><head><meta http-equiv='refresh' content='1;url=%1$s'/><script id='redirect' \
                data-redirect-url='%1$s' src='/static/scripts/redirect.js'></script></head>\
                <body style='background-color:white; color:white;'>
                Authentication required
                <!--
                -->

                </body></html>
                """
                        .formatted(login));
    }

    Reply notFound(String path) {
        return Reply.html(
                404,
                """
                <html><head><meta http-equiv="Content-Type" content="text/html;charset=ISO-8859-1"/>
                <title>Error 404 Not Found</title></head><body><h2>HTTP ERROR 404 Not Found</h2>
                <table><tr><th>URI:</th><td>%s</td></tr><tr><th>STATUS:</th><td>404</td></tr></table>
                </body></html>
                """
                        .formatted(escaped(path)));
    }

    private Reply page(String title, String body) {
        return Reply.html(
                200,
                """
                <!DOCTYPE html><html class=""><head resURL="%1$s/static/0a1b2c3d" data-rooturl="%1$s" \
                data-version="%2$s"><title>%3$s - Jenkins</title></head><body id="jenkins">
                %4$s
                <footer class="page-footer"><a href="https://www.jenkins.io/">Jenkins %2$s</a></footer>
                </body></html>
                """
                        .formatted(
                                controller.context(), escaped(controller.version()), title, body));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
