using System.Text.Json;

namespace Judgeval.Guardrails.Responses;

/// <summary>
/// What of an object is a refusal: <c>{"role":…,"refusal":"…"}</c> of OpenAI's chat, or <c>{"type":"refusal","refusal":"…"}</c> and <c>{"type":"refusal","content":"…"}</c>
/// of its responses and of OpenTelemetry's messages. Any other object with such a property may be an answer that a model was asked to write.
/// </summary>
internal ref struct MessageParts
{
    private bool _isMessage;
    private bool _isRefusal;
    private string? _refusal;
    private string? _content;

    internal readonly string? Refusal => _isRefusal ? _refusal ?? _content : _isMessage ? _refusal : null;

    /// <summary>Takes note of the property that the reader is at.</summary>
    internal MessagePart See(ref Utf8JsonReader reader)
    {
        MessagePart part = reader.IsWord("refusal".AsSpan()) ? MessagePart.Refusal
            : reader.IsWord("content".AsSpan()) ? MessagePart.Content
            : reader.ValueTextEquals("type"u8) ? MessagePart.Type
            : MessagePart.Other;
        _isMessage |= part is MessagePart.Content or MessagePart.Type || reader.IsWord("role".AsSpan());
        return part;
    }

    /// <summary>Takes the value that the reader is at, if it is a text that matters.</summary>
    internal bool TryTake(MessagePart part, ref Utf8JsonReader reader)
    {
        if (part == MessagePart.Other || reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        switch (part)
        {
            case MessagePart.Type:
                _isRefusal = reader.IsWord("refusal".AsSpan());
                break;
            case MessagePart.Content:
                _content = reader.GetString();
                break;
            default:
                _refusal = reader.GetString();
                break;
        }

        return true;
    }
}
