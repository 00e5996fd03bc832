package io.glacis.reporting.executive;

import io.glacis.reporting.executive.ExecutiveReport.Term;
import java.util.List;

/// The terms page.
final class Terms {
    static final List<Term> ALL =
            List.of(
                    new Term(
                            "Rating",
                            "A number from 0 to 100 and a letter. A is 90 and more, B 80, C 70, D"
                                + " 60, F less. It falls with every open weakness, and more with"
                                + " the worst kind."),
                    new Term(
                            "Cap",
                            "Some weaknesses are so grave that the rating cannot rise above a fixed"
                                    + " number while one of them is open."),
                    new Term(
                            "Asset",
                            "Anything of yours that can be seen from the internet: a name, an"
                                + " address, a web application, a storage bucket, a repository."),
                    new Term(
                            "Way in",
                            "A root cause that an outsider could use today. Several findings can"
                                    + " have one root cause."),
                    new Term("Finding", "One weakness of one asset, with its evidence."),
                    new Term(
                            "Fixed",
                            "Only a recheck by Glacis proves a fix. A claim alone changes"
                                    + " nothing."),
                    new Term(
                            "Coverage",
                            "The share of checks that ended with a clear answer. What could not be"
                                    + " looked at counts as unknown, never as safe."),
                    new Term(
                            "Points",
                            "What the rating would gain if one cause were gone and all else"
                                    + " stayed."),
                    new Term(
                            "How we look",
                            "From outside, without passwords, politely and harmlessly, only where"
                                    + " you said that we may."));

    private Terms() {}
}
