using Judgeval.Export.Delivery;
using Judgeval.Tests.Support.Faults;

namespace Judgeval.Tests.Runtime.Spooling;

/// <summary>Files that are not as they were written.</summary>
public sealed class SpoolDamageTests
{
    private const int VersionOffset = 8;

    [Fact]
    public void a_file_that_was_cut_off_anywhere_is_set_aside()
    {
        using var spool = new TestSpool();
        (string path, byte[] whole) = WriteOne(spool);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Null(TestSpool.Take(spool.Spool));
            Assert.False(File.Exists(path));
        }

        Assert.Single(spool.WarningLines);
    }

    [Fact]
    public void a_file_with_something_after_its_end_is_set_aside()
    {
        using var spool = new TestSpool();
        (string path, byte[] whole) = WriteOne(spool);
        File.WriteAllBytes(path, [.. whole, 0]);

        Assert.Null(TestSpool.Take(spool.Spool));
        Assert.Single(spool.BadFiles);
    }

    [Fact]
    public void a_bit_that_changed_anywhere_never_makes_another_request_of_it()
    {
        using var spool = new TestSpool();
        (string path, byte[] whole) = WriteOne(spool);
        SpooledRequest written = TestSpool.Request("one");
        int offered = 0;
        for (int bit = 0; bit < whole.Length * 8; bit++)
        {
            byte[] damaged = [.. whole];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(path, damaged);
            if (TestSpool.Take(spool.Spool) is { } lease)
            {
                offered++;
                Assert.Equivalent(written, lease.Request, strict: true);
                lease.Complete();
            }
        }

        // The state, and two bytes that mean nothing.
        Assert.InRange(offered, 0, 24);
        Assert.Empty(spool.Files);
        Assert.Single(spool.WarningLines);
    }

    [Fact]
    public void random_bytes_are_set_aside()
    {
        using var spool = new TestSpool();
        (string path, byte[] whole) = WriteOne(spool);
        var random = new Random(7);
        for (int i = 0; i < 300; i++)
        {
            byte[] noise = new byte[random.Next(300)];
            random.NextBytes(noise);
            whole.AsSpan(0, Math.Min(noise.Length, random.Next(52))).CopyTo(noise);
            File.WriteAllBytes(path, noise);
            Assert.Null(TestSpool.Take(spool.Spool));
        }

        Assert.Empty(spool.Files);
    }

    [Fact]
    public void a_file_of_another_version_is_set_aside()
    {
        using var spool = new TestSpool();
        (string path, byte[] whole) = WriteOne(spool);
        whole[VersionOffset]++;
        File.WriteAllBytes(path, whole);

        Assert.Null(TestSpool.Take(spool.Spool));
        Assert.Contains("another version", Assert.Single(spool.WarningLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes.otlp")]
    [InlineData("0000000000000001-0123456789abcdef-01.otlp")]
    [InlineData("ffffffffffffffff-0123456789abcdef-1.otlp")]
    public void a_file_that_is_none_of_ours_is_set_aside_as_it_is(string name)
    {
        using var spool = new TestSpool();
        File.WriteAllText(Path.Combine(spool.Folder, name), "mine");
        spool.Write("one");

        Assert.Equal(["one"], spool.Drain());
        Assert.Equal("mine", File.ReadAllText(Assert.Single(spool.BadFiles)));
    }

    [Fact]
    public void a_request_under_the_name_of_another_is_set_aside()
    {
        using var spool = new TestSpool();
        (string path, _) = WriteOne(spool);
        File.Move(path, path.Replace("-1.otlp", "-9.otlp", StringComparison.Ordinal));

        Assert.Null(TestSpool.Take(spool.Spool));
        Assert.Single(spool.BadFiles);
    }

    [Fact]
    public void a_damaged_file_does_not_keep_the_others_back()
    {
        using var spool = new TestSpool();
        spool.Write("one", "two", "three");
        File.WriteAllText(spool.Files[0], "x");
        using (File.Open(spool.Files[1], FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(["three"], spool.Drain());
        }

        Assert.Equal(["two"], spool.Drain());
    }

    [Fact]
    public void a_damaged_file_makes_room_as_any_other()
    {
        using var spool = new TestSpool(static settings => settings with { MaxRequests = 2 });
        spool.Write("one", "two");
        File.WriteAllText(spool.Files[0], "x");
        spool.Write("three");

        Assert.Equal(["two", "three"], spool.Drain());
        Assert.Equal(0, spool.Spool.EvictedSpans);
        Assert.Single(spool.BadFiles);
    }

    private static (string Path, byte[] Whole) WriteOne(TestSpool spool)
    {
        spool.Write("one");
        string path = Assert.Single(spool.Files);
        return (path, File.ReadAllBytes(path));
    }
}
