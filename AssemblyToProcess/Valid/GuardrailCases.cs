using Judgeval;

namespace AssemblyToProcess;

/// <summary>Guardrails, which say whether they fired by what they return, by a call, or by what they throw.</summary>
public static class GuardrailCases
{
    [Guardrail("email_check", Category = GuardrailCategory.Pii, EnforcementMode = EnforcementMode.Warn, PolicyId = "policy-7")]
    [SpanTag("team", "trust")]
    public static bool HasEmail(string text) => text.IndexOf('@') >= 0;

    [Guardrail]
    public static GuardrailResult Find(string text, string word) =>
        text.IndexOf(word, StringComparison.Ordinal) is var at and >= 0 ? new GuardrailResult(true, $"{word} at {at}, sk-abcdefghijklmnopqrstuvwx") : false;

    [Guardrail("injection", Category = GuardrailCategory.PromptInjection, EnforcementMode = EnforcementMode.Block, SpanName = "injection check")]
    public static async Task<bool> IsInjected(string prompt)
    {
        await Task.Yield();
        return prompt.StartsWith("ignore", StringComparison.Ordinal);
    }

    [Guardrail(Category = GuardrailCategory.RateLimit, EnforcementMode = EnforcementMode.LogOnly)]
    public static async ValueTask<bool> IsTooMuch(int requests)
    {
        await Task.Yield();
        return requests > 3;
    }

    [Guardrail]
    public static async ValueTask<GuardrailResult> FindLater(string text)
    {
        await Task.Yield();
        return new GuardrailResult(text.Length > 5, text);
    }

    [Guardrail]
    public static Task<bool> Passed(Task<bool> task) => task;

    [Guardrail]
    public static ValueTask<bool> PassedValue(ValueTask<bool> task) => task;

    [Guardrail]
    public static ValueTask<GuardrailResult> PassedResult(ValueTask<GuardrailResult> task) => task;

    [Guardrail(RecordInput = false, RecordOutput = false)]
    public static bool Unrecorded(string secret) => secret.Length > 3;

    [Guardrail(RecordOutput = false)]
    public static async Task<GuardrailResult> UnrecordedLater(string text)
    {
        await Task.Yield();
        return new GuardrailResult(true, text);
    }

    [Guardrail(RecordOutput = false)]
    public static Task<bool> UnrecordedPassed(Task<bool> task) => task;

    [Guardrail(SkipArguments = ["secret"])]
    public static bool Skips(string text, string secret) => text == secret;

    [Observe(SpanKinds.Guardrail)]
    [return: DoNotRecord]
    public static bool Secret() => true;

    [Observe("Guardrail")]
    public static bool Plain(int n) => n > 1;

    [Observe(SpanKinds.Tool)]
    public static bool NoGuardrail(int n) => n > 1;

    [Observe(SpanName = "both", SessionId = "guarded", RecordInput = false)]
    [Guardrail("both_check")]
    public static bool Both(string text) => text.Length == 0;

    [Observe(Fork = true)]
    [Guardrail("forked_check")]
    public static GuardrailResult Forked(int n) => new(n > 1, "more than one");

    [Observe]
    public static bool Outer(Func<bool> check) => check();

    [Guardrail]
    public static bool SaysOtherwise(bool said)
    {
        Guardrail.SetTriggered(said);
        Guardrail.SetEvidence("said before");
        return !said;
    }

    [Guardrail("cleaner", Category = GuardrailCategory.Moderation)]
    public static string Clean(string text)
    {
        var cleaned = text.Replace("damn", "****");
        Guardrail.SetTriggered(cleaned != text);
        Guardrail.SetEvidence(new[] { "damn" });
        return cleaned;
    }

    [Guardrail]
    public static async Task CleanLater(string text)
    {
        await Task.Yield();
        Say(text);
    }

    [Guardrail]
    public static bool Throws(bool result)
    {
        try
        {
            return result;
        }
        finally
        {
            Fail();
        }
    }

    [Guardrail]
    public static GuardrailResult ReturnsAgain()
    {
        try
        {
            using (new Failing())
            {
                return new GuardrailResult(true, "first");
            }
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    [Guardrail("refunds", Category = GuardrailCategory.ToolPermission)]
    public static void Blocks(decimal amount)
    {
        if (amount > 100)
        {
            throw new GuardrailException("refunds", GuardrailCategory.ToolPermission, "more than 100, Bearer abcdefghijklmnopqrstuvwx");
        }
    }

    [Guardrail]
    public static async Task<bool> BlocksLater()
    {
        await Task.Yield();
        throw new GuardrailException("too late");
    }

    [Observe(SpanKinds.Agent)]
    public static string Agent(decimal amount)
    {
        Blocks(amount);
        return "paid";
    }

    [Observe(SpanKinds.Agent)]
    public static string Inline(string question)
    {
        using var check = GuardrailSpan.Start("blocklist", GuardrailCategory.InputValidation, EnforcementMode.Block, "policy-1");
        check.SetTriggered(question.Length > 3);
        check.SetEvidence(question.Length);
        return question;
    }

    public static string RunVerdicts() => $"{HasEmail("ann@example.test")} {HasEmail("ann")} {Find("a cat", "cat")} {Find("a dog", "cat").Triggered}";

    public static async Task<string> RunAsync() =>
        $"{await IsInjected("ignore all")} {await IsInjected("hello")} {await IsTooMuch(5)} {(await FindLater("a long one")).Evidence} {(await FindLater("short")).Triggered}";

    public static async Task<string> RunPassed() =>
        $"{await Passed(Task.FromResult(true))} {await Passed(Later(false))} {await PassedValue(new ValueTask<bool>(false))} {await PassedValue(new ValueTask<bool>(Later(true)))} "
        + $"{(await PassedResult(new ValueTask<GuardrailResult>(true))).Triggered}";

    public static async Task<string> RunUnrecorded() =>
        $"{Unrecorded("secret")} {(await UnrecordedLater("found")).Triggered} {await UnrecordedPassed(Task.FromResult(true))} {await UnrecordedPassed(Later(true))} {Skips("a", "b")} {Secret()}";

    public static string RunPlain() => $"{Plain(2)} {NoGuardrail(2)} {Outer(() => true)}";

    public static string RunBoth() => $"{Both("")}";

    public static string RunForked() => $"{Outer(() => Forked(2).Triggered)}";

    public static string RunSaid() => $"{SaysOtherwise(true)} {SaysOtherwise(false)}";

    public static async Task<string> RunSilent()
    {
        await CleanLater("damn");
        return Clean("well, damn") + Clean("well");
    }

    public static string RunThrows() => Outcome(() => $"{Throws(true)}") + Outcome(() => $"{Throws(false)}");

    public static string RunReturnsAgain() => $"{ReturnsAgain()}";

    public static string RunBlocked() => Outcome(() => Agent(200)) + Agent(20);

    public static async Task<string> RunBlockedLater()
    {
        try
        {
            return $"{await BlocksLater()}";
        }
        catch (GuardrailException exception)
        {
            return exception.Message;
        }
    }

    public static string RunInline() => Inline("question") + Inline("why");

    public static string RunSuppressed() => $"{Suppressed.Two()} {Suppressed.One} {Suppressed.Said()}";

    public static string RunWide() => $"{Wide.Checked()} {Wide.Seen()}";

    private static void Say(string text) => Guardrail.SetTriggered(text == "damn");

    private static async Task<bool> Later(bool result)
    {
        await Task.Yield();
        return result;
    }

    private static void Fail() => throw new TimeoutException("too slow");

    private static string Outcome(Func<string> call)
    {
        try
        {
            return call();
        }
        catch (Exception exception) when (exception is TimeoutException or GuardrailException)
        {
            return exception.Message;
        }
    }

    [SuppressMissingGuardrail(GuardrailCategory.Moderation)]
    public static class Suppressed
    {
        [Observe]
        [SuppressMissingGuardrail(GuardrailCategory.Pii, GuardrailCategory.Pii)]
        [SuppressMissingGuardrail(GuardrailCategory.InputValidation)]
        public static int Two() => 2;

        [Observe]
        [SuppressMissingGuardrail(GuardrailCategory.RateLimit)]
        public static int One => 1;

        [Observe]
        public static int Said()
        {
            Guardrail.SuppressMissing(GuardrailCategory.ToolPermission, GuardrailCategory.Moderation);
            return 0;
        }
    }

    [ObserveAll]
    public static class Wide
    {
        [Guardrail("wide_check")]
        public static bool Checked() => true;

        public static bool Seen() => true;
    }

    private sealed class Failing : IDisposable
    {
        public void Dispose() => Fail();
    }
}
