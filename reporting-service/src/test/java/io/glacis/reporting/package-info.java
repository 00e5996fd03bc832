/// Tests of the whole service over its own doors: HTTP in front, Kafka behind.
package io.glacis.reporting;
