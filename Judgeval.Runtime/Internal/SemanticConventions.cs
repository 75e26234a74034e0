namespace Judgeval.Internal;

/// <summary>The names that go on the wire, nested as they are spelt.</summary>
internal static class SemanticConventions
{
    internal const string SourceName = "judgeval";

    internal static class Judgment
    {
        internal const string SpanKind = "judgment.span_kind";
        internal const string DeclaredKind = "judgment.declared_kind";
        internal const string Input = "judgment.input";
        internal const string Output = "judgment.output";
        internal const string Cancelled = "judgment.cancelled";
        internal const string ProjectId = "judgment.project_id";
        internal const string Offline = "judgment.offline";
        internal const string PendingTraceEval = "judgment.pending_trace_eval";
        internal const string SessionId = "judgment.session_id";
        internal const string CustomerId = "judgment.customer_id";
        internal const string CustomerUserId = "judgment.customer_user_id";

        internal static class Git
        {
            internal const string Repo = "judgment.git.repo";
            internal const string Ref = "judgment.git.ref";
        }

        /// <summary>On the two spans of a linked trace: lower-case hex, as in <c>traceparent</c>.</summary>
        internal static class Link
        {
            internal const string SourceTraceId = "judgment.link.source_trace_id";
            internal const string SourceSpanId = "judgment.link.source_span_id";
            internal const string TargetTraceId = "judgment.link.target_trace_id";
            internal const string TargetSpanId = "judgment.link.target_span_id";
        }

        internal static class Stream
        {
            internal const string Completed = "judgment.stream.completed";
        }

        internal static class Llm
        {
            internal const string Provider = "judgment.llm.provider";
            internal const string Model = "judgment.llm.model";
        }

        internal static class Usage
        {
            internal const string NonCachedInputTokens = "judgment.usage.non_cached_input_tokens";
            internal const string CacheReadInputTokens = "judgment.usage.cache_read_input_tokens";
            internal const string CacheCreationInputTokens = "judgment.usage.cache_creation_input_tokens";
            internal const string OutputTokens = "judgment.usage.output_tokens";
            internal const string TotalCostUsd = "judgment.usage.total_cost_usd";
        }

        /// <summary>Where the price of a call is from, when the cost is worked out here.</summary>
        internal static class Pricing
        {
            internal const string Source = "judgment.pricing.source";
            internal const string ModelKey = "judgment.pricing.model_key";
            internal const string MatchKind = "judgment.pricing.match_kind";
            internal const string Provider = "judgment.pricing.provider";
            internal const string GeneratedAt = "judgment.pricing.generated_at";
            internal const string AgeDays = "judgment.pricing.age_days";
            internal const string CacheFallback = "judgment.pricing.cache_fallback";
        }
    }

    /// <summary>OpenTelemetry's conventions for generative AI, v1.41; the prompt is an older name that Judgment reads.</summary>
    internal static class GenAi
    {
        internal const string Prompt = "gen_ai.prompt";
        internal const string ProviderName = "gen_ai.provider.name";

        internal static class Operation
        {
            internal const string Name = "gen_ai.operation.name";
        }

        internal static class Agent
        {
            internal const string Id = "gen_ai.agent.id";
            internal const string Name = "gen_ai.agent.name";
        }

        internal static class Response
        {
            internal const string Model = "gen_ai.response.model";
        }

        internal static class Request
        {
            internal const string Model = "gen_ai.request.model";
            internal const string Prefix = "gen_ai.request.";
        }

        internal static class Usage
        {
            internal const string InputTokens = "gen_ai.usage.input_tokens";
            internal const string OutputTokens = "gen_ai.usage.output_tokens";
            internal const string CacheReadInputTokens = "gen_ai.usage.cache_read.input_tokens";
            internal const string CacheCreationInputTokens = "gen_ai.usage.cache_creation.input_tokens";
            internal const string ReasoningOutputTokens = "gen_ai.usage.reasoning.output_tokens";
        }
    }

    /// <summary>What checked the agent: written by guardrail spans, and on the root what the engine made of them.</summary>
    internal static class Guardrails
    {
        internal const string Name = "guardrail.name";
        internal const string Category = "guardrail.category";
        internal const string Triggered = "guardrail.triggered";
        internal const string EnforcementMode = "guardrail.enforcement_mode";
        internal const string PolicyId = "guardrail.policy_id";
        internal const string SourceSdk = "guardrail.source_sdk";
        internal const string EvidenceType = "guardrail.evidence_type";
        internal const string SuppressMissing = "guardrail.suppress_missing";
        internal const string Evidence = "guardrail.evidence";
        internal const string Findings = "guardrail.findings";
        internal const string FindingCount = "guardrail.finding.count";

        internal static class Summary
        {
            internal const string Json = "guardrail.summary";
            internal const string DetectedCategories = "guardrail.summary.detected_categories";
            internal const string MissingCount = "guardrail.summary.missing_count";
            internal const string CoverageConfidence = "guardrail.summary.coverage_confidence";
            internal const string Coverage = "guardrail.summary.coverage";
        }
    }

    /// <summary>What only TraceRoot has a name for.</summary>
    internal static class TraceRoot
    {
        internal const string SpanMetadata = "traceroot.span.metadata";
        internal const string ModelParameters = "traceroot.llm.model_parameters";
        internal const string Environment = "traceroot.environment";
        internal const string TraceTags = "traceroot.trace.tags";
        internal const string TraceMetadata = "traceroot.trace.metadata";
    }

    /// <summary>What only Traccia has a name for.</summary>
    internal static class Traccia
    {
        internal const string AutoStarted = "traccia.auto_started";
        internal const string ServiceRole = "traccia.service_role";
    }

    internal static class Session
    {
        internal const string Id = "session.id";
    }

    internal static class User
    {
        internal const string Id = "user.id";
    }

    internal static class Agent
    {
        internal const string Id = "agent.id";
        internal const string Name = "agent.name";
    }

    /// <summary>Where an agent runs, as Traccia reads it: under both names.</summary>
    internal static class RunEnvironment
    {
        internal const string Name = "environment";
        internal const string ShortName = "env";
    }

    internal static class OpenInference
    {
        internal const string Tags = "tag.tags";
        internal const string Metadata = "metadata";
    }

    internal static class Error
    {
        internal const string Type = "error.type";
        internal const string Message = "error.message";
        internal const string StackTrace = "error.stack_trace";
    }

    internal static class Exception
    {
        internal const string EventName = "exception";
        internal const string Type = "exception.type";
        internal const string Message = "exception.message";
        internal const string StackTrace = "exception.stacktrace";
    }

    internal static class Service
    {
        internal const string Name = "service.name";
        internal const string Version = "service.version";
        internal const string InstanceId = "service.instance.id";
    }

    internal static class Process
    {
        internal const string Pid = "process.pid";
        internal const string RuntimeName = "process.runtime.name";
        internal const string RuntimeVersion = "process.runtime.version";
        internal const string RuntimeDescription = "process.runtime.description";
    }

    internal static class Os
    {
        internal const string Type = "os.type";
    }

    /// <summary>The version control system that the source is kept in.</summary>
    internal static class Vcs
    {
        internal const string RepositoryUrl = "vcs.repository.url.full";
        internal const string RefHeadRevision = "vcs.ref.head.revision";
    }

    internal static class Telemetry
    {
        internal static class Distro
        {
            internal const string Name = "telemetry.distro.name";
            internal const string Version = "telemetry.distro.version";
        }
    }

    internal static class Deployment
    {
        internal const string Environment = "deployment.environment";
        internal const string EnvironmentName = "deployment.environment.name";
    }

    /// <summary>What iterators and streams write instead of a result.</summary>
    internal static class Generator
    {
        internal const string Kind = "generator";
        internal const string ItemKind = "generator_item";
        internal const string Output = "<generator>";
        internal const string AsyncOutput = "<async_generator>";
    }
}
