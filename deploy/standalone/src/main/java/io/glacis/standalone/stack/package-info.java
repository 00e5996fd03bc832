/// The processes of one running platform: PostgreSQL, Kafka and the five services.
@NullMarked
package io.glacis.standalone.stack;

import org.jspecify.annotations.NullMarked;
