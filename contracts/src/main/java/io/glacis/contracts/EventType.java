package io.glacis.contracts;

/// Every event's wire name, topic and record. The name is the CloudEvents `type`.
public enum EventType {
    BRAND_DECLARED("glacis.brand.declared.v1", Topic.COMMANDS, BrandDeclared.class),
    SCAN_REQUESTED("glacis.scan.requested.v1", Topic.COMMANDS, ScanRequested.class),
    ASSET_REJECTED("glacis.asset.rejected.v1", Topic.COMMANDS, AssetRejected.class),
    ASSET_RESTORED("glacis.asset.restored.v1", Topic.COMMANDS, AssetRestored.class),
    RECHECK_REQUESTED("glacis.recheck.requested.v1", Topic.COMMANDS, RecheckRequested.class),
    FINDING_DECIDED("glacis.finding.decided.v1", Topic.COMMANDS, FindingDecided.class),
    REVOKE_REQUESTED("glacis.revoke.requested.v1", Topic.COMMANDS, RevokeRequested.class),
    ASSET_OBSERVED("glacis.asset.observed.v1", Topic.ASSETS, AssetObserved.class),
    ASSET_CHANGED("glacis.asset.changed.v1", Topic.ASSETS, AssetChanged.class),
    ASSET_RETIRED("glacis.asset.retired.v1", Topic.ASSETS, AssetRetired.class),
    ASSET_RETRACTED("glacis.asset.retracted.v1", Topic.ASSETS, AssetRetracted.class),
    VERDICTS_REACHED("glacis.verdicts.reached.v1", Topic.VERDICTS, VerdictsReached.class),
    TASK_SETTLED("glacis.task.settled.v1", Topic.SCANS, TaskSettled.class),
    SCAN_PROGRESSED("glacis.scan.progressed.v1", Topic.SCANS, ScanProgressed.class),
    SCAN_COMPLETED("glacis.scan.completed.v1", Topic.SCANS, ScanCompleted.class),
    FINDING_CHANGED("glacis.finding.changed.v1", Topic.FINDINGS, FindingChanged.class),
    RATING_COMPUTED("glacis.rating.computed.v1", Topic.RATINGS, RatingComputed.class);

    private final String wireName;
    private final Topic topic;
    private final Class<? extends Event> record;

    EventType(String wireName, Topic topic, Class<? extends Event> record) {
        this.wireName = wireName;
        this.topic = topic;
        this.record = record;
    }

    /// The type of an event.
    public static EventType of(Event event) {
        for (EventType type : values()) {
            if (type.record.isInstance(event)) {
                return type;
            }
        }
        throw new IllegalStateException("every event has a type: " + event.getClass());
    }

    /// The name in the CloudEvents `type` header.
    public String wireName() {
        return wireName;
    }

    /// Where it is said.
    public Topic topic() {
        return topic;
    }

    /// Its record.
    public Class<? extends Event> record() {
        return record;
    }
}
