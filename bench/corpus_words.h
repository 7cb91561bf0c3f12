// The words of the made-up ads. Each sentence has {} where a skill goes and _ where a noun goes.
#pragma once

#include <string_view>
#include <vector>

namespace skillgap::bench {

struct Words {
  std::string_view company, duties, requirements, preferred, benefits;  // headings
  std::vector<std::string_view> titles, about, tasks, wants, wishes, offers, nouns;
};

inline const Words& english() {
  static const Words words = {
      "About us",
      "What you will do",
      "Requirements",
      "Nice to have",
      "Benefits",
      {"Data Engineer", "Senior Data Analyst", "ML Engineer (Remote)", "Backend Developer",
       "BI Analyst – Jakarta", "Junior Data Scientist", "DevOps Engineer", "Product Manager"},
      {"We are a young team that builds _ for _ all over the region.",
       "Our company has worked on _ since 2011, and we’re still growing.",
       "Every day thousands of people rely on our _, from small shops to large _."},
      {"You will design and run _ with {} and {} together with our _.",
       "Build _ that other teams can trust, and keep them healthy in {}.",
       "Work closely with _ to turn questions about _ into answers.",
       "Review the work of colleagues & help them to learn {}."},
      {"At least 3 years of experience with {} or {}.",
       "Strong knowledge of {}, {} and {} is a must.",
       "Bachelor's degree in a field such as computer science, or similar _.",
       "You have brought {} to production – not only to a notebook.",
       "Good communication in English; no experience with {} required."},
      {"{} is a plus.", "Experience with {} or {} would be great.",
       "Knowledge of _ in our line of business."},
      {"A salary that is reviewed every year, _ and 25 days off.",
       "Work from home two days a week, with a budget for _.",
       "We do not discriminate, and we welcome everybody’s application."},
      {"pipelines", "dashboards", "reports", "customers", "merchants", "analysts", "models",
       "platforms", "products", "experiments", "services", "partners", "campaigns", "forecasts"}};
  return words;
}

inline const Words& indonesian() {
  static const Words words = {
      "Tentang kami",
      "Tanggung jawab",
      "Kualifikasi",
      "Nilai tambah",
      "Fasilitas",
      {"Data Analyst", "Staf Analis Data", "Programmer Backend", "Machine Learning Engineer",
       "Magang Data Science", "Senior Data Engineer", "Staf Administrasi", "Manajer Produk"},
      {"Kami adalah tim muda yang membangun _ untuk _ di seluruh Indonesia.",
       "Perusahaan kami berdiri sejak 2011 dan terus berkembang bersama _.",
       "Setiap hari ribuan orang memakai _ kami, dari warung kecil sampai _ besar."},
      {"Merancang dan menjalankan _ dengan {} dan {} bersama tim _.",
       "Membuat _ yang dapat dipercaya tim lain, dan menjaganya tetap berjalan di {}.",
       "Bekerja sama dengan _ untuk menjawab pertanyaan tentang _.",
       "Memeriksa hasil kerja rekan & membantu mereka belajar {}."},
      {"Pengalaman minimal 2 tahun di bidang {} atau {}.", "Menguasai {}, {} dan {} adalah wajib.",
       "Pendidikan minimal S1 jurusan informatika atau bidang lain yang terkait _.",
       "Pernah membawa {} sampai ke produksi – bukan hanya di atas kertas.",
       "Mampu berkomunikasi dengan baik; pengalaman dengan {} tidak wajib."},
      {"Memahami {} menjadi nilai lebih.", "Pengalaman dengan {} atau {} diutamakan.",
       "Mengenal _ di bidang usaha kami."},
      {"Gaji yang ditinjau setiap tahun, _ dan cuti 12 hari.",
       "Bekerja dari rumah dua hari seminggu, dengan anggaran untuk _.",
       "Lamaran terbuka bagi siapa saja, tanpa dipungut biaya apa pun."},
      {"laporan", "dasbor", "pelanggan", "mitra", "analis", "model", "produk", "layanan",
       "percobaan", "kampanye", "perkiraan", "pengguna", "toko", "jaringan"}};
  return words;
}

}  // namespace skillgap::bench
