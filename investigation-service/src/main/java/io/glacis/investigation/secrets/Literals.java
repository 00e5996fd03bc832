package io.glacis.investigation.secrets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// Finds many short texts at once, in one pass and in linear time, without regard to ASCII case.
///
/// An Aho-Corasick automaton with all transitions filled in, over classes of bytes that the
/// literals tell apart.
final class Literals {
    private static final int BYTES = 256;

    private final int[] classOf = new int[BYTES];
    private final int classes;
    private final int[] next;
    private final int[][] endingAt;

    /// Told where a literal ends.
    interface Hit {
        /// @param literal its index in the list that the automaton was made of
        /// @param end the offset behind its last byte
        void at(int literal, int end);
    }

    Literals(List<String> literals) {
        List<byte[]> folded =
                literals.stream()
                        .map(l -> l.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1))
                        .toList();
        this.classes = classify(folded);
        List<int[]> states = new ArrayList<>(List.of(emptyState()));
        List<List<Integer>> outputs = new ArrayList<>(List.of(new ArrayList<>()));
        for (int i = 0; i < folded.size(); i++) {
            insert(folded.get(i), i, states, outputs);
        }
        fill(states, outputs);
        this.next = new int[states.size() * classes];
        for (int s = 0; s < states.size(); s++) {
            System.arraycopy(states.get(s), 0, next, s * classes, classes);
        }
        this.endingAt =
                outputs.stream()
                        .map(o -> o.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new);
    }

    /// Reports every occurrence in bytes `from` to `to`.
    void find(byte[] text, int from, int to, Hit hit) {
        int state = 0;
        for (int i = from; i < to; i++) {
            state = next[state * classes + classOf[text[i] & 0xff]];
            for (int literal : endingAt[state]) {
                hit.at(literal, i + 1);
            }
        }
    }

    private int classify(List<byte[]> folded) {
        int count = 1; // class 0: bytes that stand in no literal
        for (byte[] literal : folded) {
            if (literal.length == 0) {
                throw new IllegalArgumentException("a literal must not be empty");
            }
            for (byte b : literal) {
                int value = b & 0xff;
                if (classOf[value] == 0) {
                    classOf[value] = count++;
                }
            }
        }
        for (int upper = 'A'; upper <= 'Z'; upper++) {
            classOf[upper] = classOf[Character.toLowerCase(upper)];
        }
        return count;
    }

    private int[] emptyState() {
        int[] state = new int[classes];
        Arrays.fill(state, -1);
        return state;
    }

    private void insert(
            byte[] literal, int index, List<int[]> states, List<List<Integer>> outputs) {
        int state = 0;
        for (byte b : literal) {
            int[] moves = states.get(state);
            int symbol = classOf[b & 0xff];
            if (moves[symbol] < 0) {
                moves[symbol] = states.size();
                states.add(emptyState());
                outputs.add(new ArrayList<>());
            }
            state = moves[symbol];
        }
        outputs.get(state).add(index);
    }

    private void fill(List<int[]> states, List<List<Integer>> outputs) {
        int[] fallback = new int[states.size()];
        Deque<Integer> queue = new ArrayDeque<>();
        int[] root = states.getFirst();
        for (int c = 0; c < classes; c++) {
            if (root[c] < 0) {
                root[c] = 0;
            } else {
                queue.add(root[c]);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            int[] moves = states.get(state);
            int[] instead = states.get(fallback[state]);
            outputs.get(state).addAll(outputs.get(fallback[state]));
            for (int c = 0; c < classes; c++) {
                if (moves[c] < 0) {
                    moves[c] = instead[c];
                } else {
                    fallback[moves[c]] = instead[c];
                    queue.add(moves[c]);
                }
            }
        }
    }
}
