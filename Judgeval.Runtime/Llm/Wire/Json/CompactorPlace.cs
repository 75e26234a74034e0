namespace Judgeval.Llm.Wire.Json;

/// <summary>Where in the JSON a <see cref="JsonCompactor"/> is.</summary>
internal enum CompactorPlace
{
    /// <summary>Between values, and between a name and its value.</summary>
    Between,

    /// <summary>In a string or a name.</summary>
    Text,

    /// <summary>After a backslash.</summary>
    Escape,

    /// <summary>In a number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    Scalar,
}
