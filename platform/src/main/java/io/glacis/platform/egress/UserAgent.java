package io.glacis.platform.egress;

/// Who we say we are: always the same name, with a page where people can reach us.
public record UserAgent(WebUrl contact) {
    public static final UserAgent DEFAULT = of("https://glacis.invalid/contact");

    /// The agent with this contact page; an error names the setting.
    public static UserAgent of(String contactUrl) {
        return new UserAgent(
                WebUrl.parse(contactUrl)
                        .filter(url -> url.text().length() <= 200)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "contact-url must be a plain http(s) URL of at"
                                                + " most 200 characters")));
    }

    /// The header's value.
    public String header() {
        return "Glacis/0.1 (+" + contact.text() + ")";
    }
}
