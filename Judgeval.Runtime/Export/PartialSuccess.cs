using System.Text;
using Judgeval.Export.Delivery;

namespace Judgeval.Export;

/// <summary>
/// What the answer to an export says although its status is 200: how many spans were rejected, and why.
/// The message is <c>ExportTraceServiceResponse { 1: { 1: int64 rejected_spans, 2: string error_message } }</c> in protobuf.
/// </summary>
internal sealed class PartialSuccess
{
    private const int Varint = 0;
    private const int LengthDelimited = 2;
    private const int LongestMessage = 500;

    private PartialSuccess(long rejected, string message)
    {
        Rejected = rejected;
        Message = message;
    }

    internal long Rejected { get; }

    /// <summary>May be empty.</summary>
    internal string Message { get; }

    /// <summary>Null when the answer says nothing of the kind.</summary>
    internal static PartialSuccess? Read(Answer answer) => answer is { IsDelivered: true, IsProtobuf: true } ? Read(answer.Body) : null;

    /// <inheritdoc cref="Read(Answer)"/>
    internal static PartialSuccess? Read(ReadOnlySpan<byte> response)
    {
        if (!Find(response, 1, LengthDelimited, out ReadOnlySpan<byte> partial, out _))
        {
            return null;
        }

        _ = Find(partial, 1, Varint, out _, out ulong rejected);
        _ = Find(partial, 2, LengthDelimited, out ReadOnlySpan<byte> message, out _);
        return rejected == 0 && message.Length == 0 ? null : new PartialSuccess((long)Math.Min(rejected, long.MaxValue), Text(message));
    }

    // A server's text on a line of a log.
    private static string Text(ReadOnlySpan<byte> message)
    {
        string text = Encoding.UTF8.GetString(message.ToArray());
        text = text.Length > LongestMessage ? text.Substring(0, LongestMessage) : text;
        return new string([.. text.Select(static character => char.IsControl(character) ? ' ' : character)]).Trim();
    }

    private static bool Find(ReadOnlySpan<byte> message, uint field, int wireType, out ReadOnlySpan<byte> bytes, out ulong number)
    {
        bytes = default;
        number = 0;
        while (TryReadVarint(ref message, out ulong tag) && TryReadVarint(ref message, out ulong value))
        {
            int type = (int)(tag & 7);
            if (type is not (Varint or LengthDelimited) || (type == LengthDelimited && value > (ulong)message.Length))
            {
                return false;
            }

            ReadOnlySpan<byte> content = type == LengthDelimited ? message.Slice(0, (int)value) : default;
            message = message.Slice(content.Length);
            if (tag >> 3 == field && type == wireType)
            {
                bytes = content;
                number = value;
                return true;
            }
        }

        return false;
    }

    private static bool TryReadVarint(ref ReadOnlySpan<byte> message, out ulong value)
    {
        value = 0;
        for (int i = 0; i < Math.Min(message.Length, 10); i++)
        {
            value |= (ulong)(message[i] & 0x7F) << (7 * i);
            if ((message[i] & 0x80) == 0)
            {
                message = message.Slice(i + 1);
                return true;
            }
        }

        return false;
    }
}
