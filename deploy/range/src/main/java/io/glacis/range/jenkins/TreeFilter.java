package io.glacis.range.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// The `tree` parameter of Jenkins' remote API: `jobs[name,lastBuild[number]]{0,50},mode`.
///
/// Every object keeps its `_class`, asked for or not.
final class TreeFilter {
    private static final int DEPTH_MAX = 10;

    private final Map<String, TreeFilter> children = new LinkedHashMap<>();
    private int from;
    private int to = Integer.MAX_VALUE;

    private TreeFilter() {}

    static TreeFilter parse(String text) {
        Cursor cursor = new Cursor(text);
        TreeFilter root = new TreeFilter();
        cursor.list(root, 0);
        if (!cursor.atEnd()) {
            throw new IllegalArgumentException("tree is malformed at " + cursor.at);
        }
        return root;
    }

    /// What is left of a value.
    JsonNode apply(JsonNode value) {
        if (value.isArray()) {
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            for (int i = from; i < Math.min(to, value.size()); i++) {
                kept.add(apply(value.get(i)));
            }
            return kept;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        value.properties()
                .forEach(field -> {
                    TreeFilter inner = children.get(field.getKey());
                    if (field.getKey().equals("_class")) {
                        kept.set("_class", field.getValue());
                    } else if (inner != null) {
                        kept.set(field.getKey(), inner.apply(field.getValue()));
                    }
                });
        return kept;
    }

    private static final class Cursor {
        private final String text;
        private int at;

        Cursor(String text) {
            this.text = text;
        }

        boolean atEnd() {
            return at >= text.length();
        }

        void list(TreeFilter parent, int depth) {
            if (depth > DEPTH_MAX) {
                throw new IllegalArgumentException("tree is too deep");
            }
            do {
                int start = at;
                while (!atEnd() && Character.isJavaIdentifierPart(text.charAt(at))) {
                    at++;
                }
                if (start == at) {
                    throw new IllegalArgumentException("tree lacks a name at " + at);
                }
                TreeFilter child = new TreeFilter();
                parent.children.put(text.substring(start, at), child);
                if (taken('[')) {
                    list(child, depth + 1);
                    require(']');
                }
                if (taken('{')) {
                    range(child);
                    require('}');
                }
            } while (taken(','));
        }

        private void range(TreeFilter child) {
            int first = number(0);
            if (taken(',')) {
                child.from = first;
                child.to = number(Integer.MAX_VALUE);
            } else {
                child.from = first;
                child.to = first + 1;
            }
        }

        private int number(int otherwise) {
            int start = at;
            while (!atEnd() && Character.isDigit(text.charAt(at)) && at - start < 9) {
                at++;
            }
            return start == at ? otherwise : Integer.parseInt(text.substring(start, at));
        }

        private boolean taken(char c) {
            if (atEnd() || text.charAt(at) != c) {
                return false;
            }
            at++;
            return true;
        }

        private void require(char c) {
            if (!taken(c)) {
                throw new IllegalArgumentException("tree lacks " + c + " at " + at);
            }
        }
    }
}
