using Judgeval.CompilerServices;

namespace Judgeval.Generated;

internal static class GuardrailExampleCases
{
	internal static readonly ObservedMethod HasEmail = new ObservedMethod("HasEmail", "guardrail", ObservedMethodOptions.DeclaredKind | ObservedMethodOptions.Verdict, "text").WithGuardrail("pii_check", GuardrailCategory.Pii, EnforcementMode.Warn, null);

	internal static readonly ObservedMethod FindCardAsync = new ObservedMethod("FindCardAsync", "guardrail", ObservedMethodOptions.DeclaredKind | ObservedMethodOptions.Verdict, "answer").WithGuardrail("card_number", GuardrailCategory.Pii, EnforcementMode.Unknown, null);

	internal static readonly ObservedMethod Clean = new ObservedMethod("Clean", "guardrail", ObservedMethodOptions.DeclaredKind, "text").WithGuardrail("moderation", GuardrailCategory.Moderation, EnforcementMode.Unknown, null);

	internal static readonly ObservedMethod AssertMayRefund = new ObservedMethod("AssertMayRefund", "guardrail", ObservedMethodOptions.DeclaredKind, "amount").WithGuardrail("refunds", GuardrailCategory.ToolPermission, EnforcementMode.Block, null);

	internal static readonly ObservedMethod SummariseAsync = new ObservedMethod("SummariseAsync", "agent", ObservedMethodOptions.DeclaredKind, "report").WithSuppressedGuardrails(GuardrailCategory.Moderation, GuardrailCategory.OutputValidation);
}
