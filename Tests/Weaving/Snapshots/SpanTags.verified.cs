using Judgeval.CompilerServices;

namespace Judgeval.Generated;

internal static class TagLevel
{
	internal static readonly ObservedMethod Values = new ObservedMethod("Values", "span", ObservedMethodOptions.None).WithTag("level", "method").WithTag("int", -2).WithTag("long", 5000000000L)
		.WithTag("double", 0.5)
		.WithTag("judgment.span_kind", "not this")
		.WithTag("type", true)
		.WithTag("module", "levels")
		.WithTag("team", "shop");

	internal static readonly ObservedMethod Inherited = new ObservedMethod("Inherited", "span", ObservedMethodOptions.None).WithTag("level", "type").WithTag("type", true).WithTag("module", "levels")
		.WithTag("team", "shop");

	internal static readonly ObservedMethod Steps = new ObservedMethod("Steps", "span", ObservedMethodOptions.None).WithTag("step", 1).WithTag("level", "type").WithTag("type", true)
		.WithTag("module", "levels")
		.WithTag("team", "shop");

	internal static readonly ObservedMethod LaterAsync = new ObservedMethod("LaterAsync", "span", ObservedMethodOptions.None).WithTag("async", 1).WithTag("level", "type").WithTag("type", true)
		.WithTag("module", "levels")
		.WithTag("team", "shop");

	internal static readonly ObservedMethod get_Property = new ObservedMethod("Property", "span", ObservedMethodOptions.None).WithTag("accessor", "get").WithTag("level", "property").WithTag("type", true)
		.WithTag("module", "levels")
		.WithTag("team", "shop");
}
