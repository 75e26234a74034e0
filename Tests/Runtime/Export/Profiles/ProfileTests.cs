using Judgeval.Export.Profiles;
using Judgeval.Internal;
using Judgeval.Tests.Otlp;

namespace Judgeval.Tests.Runtime.Export.Profiles;

/// <summary>What each backend reads, as it arrives: every row of the table, by name.</summary>
public sealed class ProfileTests
{
    private static readonly Dictionary<AttributeProfiles, string> Expected = new()
    {
        [AttributeProfiles.TraceRoot] = """
            Plan traceroot.span.type=agent
            Search traceroot.span.type=tool
            chat traceroot.span.type=llm
            alone traceroot.span.type=span
            Plan openinference.span.kind=AGENT
            alone openinference.span.kind=CHAIN
            Plan traceroot.span.input={"city":"Paris"}
            Plan traceroot.span.output=done
            Plan input.value={"city":"Paris"}
            Plan input.mime_type=application/json
            Plan output.value=done
            Plan output.mime_type=text/plain
            Search output.mime_type=application/json
            Plan traceroot.span.tags=[beta eu]
            Plan traceroot.trace.tags=[beta eu]
            Plan traceroot.trace.metadata={"plan":"pro"}
            Plan traceroot.span.path=[Plan]
            Plan traceroot.span.ids_path=[]
            Search traceroot.span.path=[Plan Search]
            Search traceroot.span.ids_path=[{Plan}]
            Search traceroot.trace.session_id=session-7
            Search traceroot.trace.user_id=ada
            Search session.id=session-7
            Search user.id=ada
            alone traceroot.trace.user_id=bob
            alone user.id=bob
            Plan metadata={"plan":"pro"}
            alone metadata={"experiment":"b"}
            alone traceroot.span.metadata={"experiment":"b"}
            chat traceroot.llm.model=gpt-4o
            chat traceroot.llm.usage={"input_tokens":1150,"output_tokens":57}
            chat traceroot.llm.prompt=Answer.
            chat traceroot.llm.model_parameters={"temperature":0.5,"max_tokens":400}
            chat llm.model_name=gpt-4o
            chat llm.token_count.prompt=1150
            chat llm.token_count.completion=57
            chat llm.token_count.total=1207
            chat llm.token_count.prompt_details.cache_read=1024
            chat llm.token_count.prompt_details.cache_write=6
            Plan traceroot.environment=staging
            Plan deployment.environment=staging
            Plan traceroot.git.repo=acme/shop
            Plan traceroot.git.ref=0e6fac2b
            Plan traceroot.sdk.name=judgeval-dotnet
            Plan traceroot.sdk.version={version}
            """,
        [AttributeProfiles.OpenInference] = """
            Plan openinference.span.kind=AGENT
            Search openinference.span.kind=TOOL
            chat openinference.span.kind=LLM
            alone openinference.span.kind=CHAIN
            Plan input.value={"city":"Paris"}
            Plan input.mime_type=application/json
            chat input.value=tea?
            chat input.mime_type=text/plain
            Search output.value=[1]
            Search output.mime_type=application/json
            alone metadata={"experiment":"b"}
            Plan metadata={"plan":"pro"}
            Plan tag.tags=[beta eu]
            Plan session.id=session-7
            alone user.id=bob
            Plan agent.name=Plan
            Search tool.name=Search
            chat llm.model_name=gpt-4o
            chat llm.provider=openai
            chat llm.invocation_parameters={"temperature":0.5,"max_tokens":400}
            chat llm.token_count.prompt=1150
            chat llm.token_count.completion=57
            chat llm.token_count.total=1207
            chat llm.token_count.prompt_details.cache_read=1024
            chat llm.token_count.prompt_details.cache_write=6
            chat llm.cost.total=0.0021d
            """,
        [AttributeProfiles.Traccia] = """
            Plan span.type=agent
            Search span.type=tool
            chat span.type=llm
            alone span.type=span
            Plan span.tags=[beta eu]
            Plan input.args.city=Paris
            Search input.args.limit=3
            Plan result=done
            Search result=[1]
            Search tool.name=Search
            Plan agent.id=shop
            Plan agent.name=shop
            Plan agent.type=workflow
            Plan env=staging
            Plan environment=staging
            Plan session.id=session-7
            Plan user.id=ada
            alone user.id=bob
            chat llm.model=gpt-4o
            chat llm.vendor=openai
            chat llm.prompt=Answer.
            chat llm.completion=yes
            chat llm.temperature=0.5d
            chat llm.max_tokens=400
            chat llm.finish_reason=stop
            chat llm.usage.prompt_tokens=1150
            chat llm.usage.input_tokens=1150
            chat llm.usage.completion_tokens=57
            chat llm.usage.output_tokens=57
            chat llm.usage.total_tokens=1207
            chat llm.usage.source=provider_usage
            chat llm.cost.usd=0.0021d
            priced llm.cost.usd=0.09d
            priced llm.pricing.source=bundled
            priced llm.pricing.model_key=gpt-4
            priced llm.pricing.match_kind=exact
            priced llm.pricing.provider=openai
            priced llm.pricing.generated_at=2026-04-22T15:07:43Z
            priced llm.pricing.snapshot_version=2026-04-22T15:07:43Z
            priced llm.pricing.age_days=7
            priced llm.pricing.cache_fallback=true
            """,
    };

    public static TheoryData<AttributeProfiles> Profiles => [.. Expected.Keys];

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task every_row_arrives(AttributeProfiles profile)
    {
        IReadOnlyList<Span> spans = await ProfiledRun.OfAsync(profile);

        IReadOnlyList<string> lines = ProfiledRun.Lines(spans);
        string[] expected = [.. Expected[profile].Split('\n').Select(line => line.Trim().Replace("{Plan}", ProfiledRun.IdOf(spans, "Plan"), StringComparison.Ordinal).Replace("{version}", RuntimeVersion.Value, StringComparison.Ordinal))];
        Assert.Empty(expected.Except(lines));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void every_row_is_expected_above(AttributeProfiles profile)
    {
        string[] keys = [.. Expected[profile].Split('\n').Select(static line => line.Trim().Split(' ', '=')[1])];

        Assert.All(RowsOf(profile), row => Assert.Contains(keys, key => IsFor(row, key)));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task the_names_of_other_backends_are_left_out(AttributeProfiles profile)
    {
        IReadOnlyList<Span> alone = await ProfiledRun.OfAsync(AttributeProfiles.None);
        IReadOnlyList<Span> spans = await ProfiledRun.OfAsync(profile);

        HashSet<string> always = [.. alone.SelectMany(static span => span.Attributes).Select(static attribute => attribute.Key)];
        string[] keys = [.. spans.SelectMany(static span => span.Attributes).Select(static attribute => attribute.Key).Distinct()];
        Assert.DoesNotContain(keys, static key => key.StartsWith("judgment.", StringComparison.Ordinal));
        Assert.All(keys.Except(always), key => Assert.Contains(RowsOf(profile), row => IsFor(row, key)));
    }

    [Fact]
    public async Task all_profiles_together_are_what_each_of_them_is()
    {
        const AttributeProfiles all = AttributeProfiles.Judgment | AttributeProfiles.TraceRoot | AttributeProfiles.Traccia | AttributeProfiles.OpenInference;

        IReadOnlyList<Span> spans = await ProfiledRun.OfAsync(all);

        IReadOnlyList<string> lines = ProfiledRun.Lines(spans);
        Assert.All(spans, static span => Assert.Equal(span.Attributes.Count, span.Attributes.Select(static attribute => attribute.Key).Distinct().Count()));
        Assert.Contains("Plan judgment.span_kind=agent", lines);
        Assert.Contains("Plan span.type=agent", lines);
        Assert.Contains("Plan traceroot.span.type=agent", lines);
        Assert.Contains("Plan openinference.span.kind=AGENT", lines);
    }

    [Fact]
    public async Task by_default_nothing_is_added_and_nothing_left_out()
    {
        IReadOnlyList<string> lines = ProfiledRun.Lines(await ProfiledRun.OfAsync(AttributeProfiles.Judgment));

        Assert.Contains("""Plan judgment.input={"city":"Paris"}""", lines);
        Assert.DoesNotContain(lines, static line => line.Contains(" traceroot.span.type=", StringComparison.Ordinal) || line.Contains(" input.value=", StringComparison.Ordinal) || line.Contains(" span.type=", StringComparison.Ordinal));
    }

    private static bool IsFor(ProfileRow row, string key) => row.Target.EndsWith('*') ? key.StartsWith(row.Target.TrimEnd('*'), StringComparison.Ordinal) : key == row.Target;

    private static IEnumerable<ProfileRow> RowsOf(AttributeProfiles profile) => ProfileTable.Rows.Where(row => row.Profiles.HasFlag(profile));
}
