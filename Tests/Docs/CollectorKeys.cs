namespace Judgeval.Tests.Docs;

/// <summary>
/// The keys that components of the OpenTelemetry Collector 0.162 document, as far as the recipes may use them; <c>*</c> is any key, <c>[]</c> an item of a list.
/// Source: the README files of the components, at https://github.com/open-telemetry/opentelemetry-collector and -contrib.
/// </summary>
internal static class CollectorKeys
{
    private static readonly string[] Queue =
    [
        "sending_queue.enabled", "sending_queue.num_consumers", "sending_queue.wait_for_result", "sending_queue.block_on_overflow", "sending_queue.sizer", "sending_queue.queue_size",
        "sending_queue.storage", "sending_queue.batch.flush_timeout", "sending_queue.batch.min_size", "sending_queue.batch.max_size", "sending_queue.batch.sizer",
        .. Backoff("retry_on_failure"), "timeout",
    ];

    private static readonly string[] Kafka = ["brokers[]", "protocol_version", "client_id", "tls.insecure", "tls.ca_file"];

    private static readonly Dictionary<string, string[]> Components = new()
    {
        ["receivers/otlp"] = ["protocols.http.endpoint", "protocols.http.traces_url_path", "protocols.http.include_metadata", "protocols.http.max_request_body_size", "protocols.grpc.endpoint"],
        ["receivers/kafka"] =
        [
            .. Kafka, "group_id", "initial_offset", "traces.topics[]", "traces.encoding", "message_marking.after", "message_marking.on_error", "message_marking.on_permanent_error",
            "autocommit.enable", "autocommit.interval", .. Backoff("error_backoff"),
        ],
        ["processors/memory_limiter"] = ["check_interval", "limit_mib", "spike_limit_mib", "limit_percentage", "spike_limit_percentage"],
        ["processors/tail_sampling"] =
        [
            "decision_wait", "num_traces", "expected_new_traces_per_sec", "decision_cache.sampled_cache_size", "decision_cache.non_sampled_cache_size", "policies[].name", "policies[].type",
            "policies[].status_code.status_codes[]", "policies[].boolean_attribute.key", "policies[].boolean_attribute.value", "policies[].string_attribute.key", "policies[].string_attribute.values[]",
            "policies[].latency.threshold_ms", "policies[].latency.upper_threshold_ms", "policies[].probabilistic.sampling_percentage",
        ],
        ["exporters/otlp_http"] = [.. Queue, "endpoint", "traces_endpoint", "compression", "headers.*", "encoding", "tls.insecure", "tls.ca_file", "tls.cert_file", "tls.key_file"],
        ["exporters/otlp_grpc"] = [.. Queue, "endpoint", "compression", "headers.*", "tls.insecure", "tls.ca_file", "tls.cert_file", "tls.key_file"],
        ["exporters/clickhouse"] =
        [
            .. Queue, "endpoint", "database", "username", "password", "ttl", "traces_table_name", "create_schema", "cluster_name", "compress", "async_insert", "connection_params.*",
            "table_engine.name", "table_engine.params",
        ],
        ["exporters/kafka"] =
        [
            .. Queue, .. Kafka, "traces.topic", "traces.encoding", "partition_traces_by_id", "producer.required_acks", "producer.compression", "producer.max_message_bytes", "producer.linger",
        ],
        ["extensions/health_check"] = ["endpoint", "path"],
        ["extensions/file_storage"] = ["directory", "create_directory", "timeout", "fsync", "compaction.on_start", "compaction.on_rebound", "compaction.directory", "compaction.max_transaction_size"],
    };

    /// <summary>Whether a component has a key.</summary>
    /// <param name="component">Its section and type, for example <c>exporters/kafka</c>.</param>
    /// <param name="path">The key, with those above it.</param>
    public static bool Has(string component, string path) =>
        Components.TryGetValue(component, out string[]? keys)
        && (keys.Contains(path) || keys.Any(key => key.EndsWith(".*", StringComparison.Ordinal) && path.StartsWith(key[..^1], StringComparison.Ordinal)));

    private static string[] Backoff(string name) =>
        [.. new[] { "enabled", "initial_interval", "max_interval", "max_elapsed_time", "multiplier", "randomization_factor" }.Select(key => $"{name}.{key}")];
}
