namespace Judgeval.Tests.Runtime.Llm;

/// <summary>However a body is cut into pieces, and however it is read, the program gets its bytes and we its facts.</summary>
public sealed class SplitTests
{
    private const int Cases = 10_000;

    private static readonly string?[] Codings = [null, null, "gzip", "deflate", "br"];

    [Fact]
    public async Task splits_change_neither_bytes_nor_facts()
    {
        var random = new Random(7);
        var bodies =
            (from name in WireSample.Answers
             let sample = new WireSample(name)
             from coding in Codings
             select (sample, coding, body: Watched.Compressed(sample.Bytes, coding))).ToArray();

        for (int i = 0; i < Cases; i++)
        {
            (WireSample sample, string? coding, byte[] body) = bodies[i % bodies.Length];
            int largest = random.Next(4) switch { 0 => 1, 1 => 3, 2 => 40, _ => 700 };
            var watched = new Watched(sample, new PiecemealStream(body, () => random.Next(1, largest + 1)), coding);
            byte[] seen = await ReadAsync(watched.Stream, random);

            Assert.Equal(body, seen);
            string facts = FactsText.Of(watched.Facts!);
            Assert.True(sample.Facts == facts, $"case {i}, {sample.Name}, {coding}:\n{facts}");
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, Random random)
    {
        using var seen = new MemoryStream();
        byte[] buffer = new byte[1024];
        while (true)
        {
            int size = random.Next(0, buffer.Length);
            int read;
            switch (random.Next(8))
            {
                case 0:
                    read = stream.Read(buffer, 0, size);
                    break;
                case 1:
                    read = stream.Read(buffer.AsSpan(0, size));
                    break;
                case 2:
                    read = await stream.ReadAsync(buffer.AsMemory(0, size));
                    break;
                case 3:
#pragma warning disable CA1835 // Which is what is tested.
                    read = await stream.ReadAsync(buffer, 0, size);
#pragma warning restore CA1835
                    break;
                case 4:
                    read = await Task.Factory.FromAsync(stream.BeginRead, stream.EndRead, buffer, 0, size, state: null);
                    break;
                case 5:
                    int value = stream.ReadByte();
                    (size, read) = (1, value < 0 ? 0 : 1);
                    buffer[0] = (byte)value;
                    break;
                case 6 when random.Next(4) == 0:
                    await stream.CopyToAsync(seen);
                    return seen.ToArray();
                case 7 when random.Next(4) == 0:
                    stream.CopyTo(seen);
                    return seen.ToArray();
                default:
                    continue;
            }

            seen.Write(buffer, 0, read);
            if (read == 0 && size > 0)
            {
                return seen.ToArray();
            }
        }
    }
}
